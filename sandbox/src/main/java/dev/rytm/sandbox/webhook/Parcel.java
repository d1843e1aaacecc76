package dev.rytm.sandbox.webhook;

import dev.rytm.sandbox.fault.WebhookFault;
import dev.rytm.sandbox.log.DeliveryRecord;
import dev.rytm.sandbox.log.Row;
import dev.rytm.sandbox.platform.App;
import dev.rytm.sandbox.platform.Page;
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
        Row<DeliveryRecord> line) {}
