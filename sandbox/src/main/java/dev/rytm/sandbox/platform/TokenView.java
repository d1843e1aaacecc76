package dev.rytm.sandbox.platform;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// A token as the read endpoints show it (platform.md 3.1).
public final class TokenView {

    private TokenView() {}

    /// The JSON of one token.
    public static ObjectNode of(Token token, Settings settings) {
        synchronized (token.person()) {
            ObjectNode view = Items.object();
            view.put("notification_messages_token", token.value());
            view.put("recipient_id", token.person().psid());
            view.put("notification_messages_reoptin", token.reOptIn() ? "ENABLED" : "DISABLED");
            view.put("creation_timestamp", stamp(token.createdAt(), settings));
            Instant expiresAt = token.expiresAt();
            if (expiresAt != null) {
                view.put("token_expiry_timestamp", stamp(expiresAt, settings));
            }
            view.put("user_token_status", token.refreshed() ? "REFRESHED" : "NOT_REFRESHED");
            view.put("topic_title", token.title());
            view.put("notification_messages_timezone", token.zone().getId());
            addPace(view, token, settings.era().terms());
            return view;
        }
    }

    private static void addPace(ObjectNode view, Token token, Era.Terms terms) {
        if (terms.frequencies()) {
            view.put("notification_messages_frequency", token.frequency().name());
            return;
        }
        Instant eligible = terms.cooldown().map(token::eligibleAt).orElse(null);
        view.put(
                "next_eligible_time",
                eligible == null ? token.createdAt().getEpochSecond() : eligible.getEpochSecond());
    }

    static long stamp(Instant instant, Settings settings) {
        return switch (settings.tokenTime()) {
            case MILLIS -> instant.toEpochMilli();
            case SECONDS -> instant.getEpochSecond();
        };
    }
}
