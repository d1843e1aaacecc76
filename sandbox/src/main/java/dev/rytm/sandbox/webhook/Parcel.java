package dev.rytm.sandbox.webhook;

import dev.rytm.sandbox.fault.WebhookFault;
import dev.rytm.sandbox.log.DeliveryRecord;
import dev.rytm.sandbox.log.Row;
import dev.rytm.sandbox.platform.App;
import dev.rytm.sandbox.platform.Page;
import dev.rytm.sandbox.platform.WebhookField;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// One event for one app, waiting to be posted.
record Parcel(
        Lane.Key lane,
        App app,
        Page page,
        ObjectNode item,
        Instant happenedAt,
        @Nullable WebhookFault fault,
        Row<DeliveryRecord> line) {

    WaitingWebhook waiting() {
        String token = line.value().token();
        WebhookField field = WebhookField.of(line.value().field()).orElseThrow();
        return new WaitingWebhook(
                app.id(),
                page.id(),
                field,
                lane.psid(),
                token.isEmpty() ? null : token,
                line.value().eventAt(),
                item);
    }
}
