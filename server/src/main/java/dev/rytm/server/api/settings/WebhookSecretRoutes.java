package dev.rytm.server.api.settings;

import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The secret that a page signs its webhooks with: shown once, when it is made.
@RestController
@RequestMapping("/api/v1/pages/{page}/webhook-secret")
public final class WebhookSecretRoutes {

    private static final int BYTES = 32;

    /// How long the secret before signs as well, so that whoever checks it can change over without losing a call.
    private static final Duration OVERLAP = Duration.ofHours(24);

    private final SecureRandom random = new SecureRandom();

    /// `changedAt` is absent while there is none that anybody was shown or that signed anything.
    record SecretStanding(
            @Nullable Instant changedAt, @Nullable Instant previousUntil) {}

    /// As Standard Webhooks writes it.
    record NewSecret(String secret) {

        /// Secrets never reach a log.
        @Override
        public String toString() {
            return "NewSecret";
        }
    }

    @GetMapping
    @Scoped(Scope.SETTINGS_READ)
    SecretStanding show(Caller caller, @PathVariable String page) {
        return caller.inPage(
                page,
                (transaction, id) -> transaction
                        .webhookSecrets()
                        .standing(id)
                        .map(standing -> new SecretStanding(standing.changedAt(), standing.previousUntil()))
                        .orElse(new SecretStanding(null, null)));
    }

    @PostMapping
    @Scoped(value = Scope.SETTINGS_WRITE, fresh = true)
    NewSecret change(Caller caller, @PathVariable String page) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return caller.inPage(page, (transaction, id) -> {
            transaction.webhookSecrets().change(id, secret, OVERLAP);
            caller.audit(transaction, id, "webhooks.change-secret", page);
            return new NewSecret("whsec_" + Base64.getEncoder().encodeToString(secret));
        });
    }
}
