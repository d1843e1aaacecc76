package dev.rytm.sandbox.webhook;

import dev.rytm.sandbox.platform.WebhookField;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A webhook that nobody has said 2xx to yet: what is written down so that it goes out after a restart.
public record WaitingWebhook(
        String app,
        String page,
        WebhookField field,
        String psid,
        @Nullable String token,
        Instant at,
        ObjectNode item) {}
