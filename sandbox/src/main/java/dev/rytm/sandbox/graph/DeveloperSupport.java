package dev.rytm.sandbox.graph;

import static dev.rytm.sandbox.http.Json.text;

import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.http.Params;
import dev.rytm.sandbox.platform.Agreements;
import dev.rytm.sandbox.platform.Page;
import dev.rytm.sandbox.platform.Platform;
import dev.rytm.sandbox.platform.Refusal;
import dev.rytm.sandbox.platform.Rule;
import dev.rytm.sandbox.platform.Token;
import java.time.Instant;
import java.util.Optional;

/// Rule 38: `notification_messages_dev_support`, for people who have a role on the app.
final class DeveloperSupport {

    private final Platform platform;
    private final Agreements agreements;

    DeveloperSupport(Platform platform, Agreements agreements) {
        this.platform = platform;
        this.agreements = agreements;
    }

    Optional<Refusal> call(Page page, Params params) {
        String value = text(params.object("recipient").orElseGet(Json::object), "notification_messages_token");
        Token token = platform.registry()
                .token(value)
                .filter(found -> found.person().page() == page)
                .orElse(null);
        if (token == null) {
            return Optional.of(Refusal.parameter(Rule.TOKEN, "The notification_messages_token is invalid."));
        }
        if (!token.person().tester()) {
            return Optional.of(
                    Refusal.of(Rule.TESTERS_ONLY, 10, 0, "This action is open to people with a role on the app only."));
        }
        return act(token, params.text("developer_action"));
    }

    private Optional<Refusal> act(Token token, String action) {
        switch (action) {
            case "ENABLE_FOLLOWUP_MESSAGE" -> agreements.liftCooldownOnce(token);
            case "SEND_RE_OPTIN" -> {
                Instant expiresAt = token.expiresAt();
                if (expiresAt != null) {
                    agreements.askToContinue(token, expiresAt);
                }
            }
            default -> {
                return Optional.of(Refusal.parameter(
                        Rule.TESTERS_ONLY, "developer_action must be one of ENABLE_FOLLOWUP_MESSAGE, SEND_RE_OPTIN."));
            }
        }
        return Optional.empty();
    }
}
