package dev.rytm.sandbox.webhook;

import dev.rytm.sandbox.fault.Faults;
import dev.rytm.sandbox.fault.WebhookFault;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.log.DeliveryRecord;
import dev.rytm.sandbox.log.DeliveryRecord.State;
import dev.rytm.sandbox.log.Lines;
import dev.rytm.sandbox.log.Row;
import dev.rytm.sandbox.platform.App;
import dev.rytm.sandbox.platform.Later;
import dev.rytm.sandbox.platform.Occurrence;
import dev.rytm.sandbox.platform.Page;
import dev.rytm.sandbox.platform.Registry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Brings what happens on pages to the apps that subscribed to it; on the way, a fault may disturb it.
///
/// This is where events become parcels; `Courier` carries them.
public final class Deliveries implements Occurrence.Outlet {

    private final Registry registry;
    private final Lines<DeliveryRecord> log;
    private final Faults faults;
    private final InstantSource virtual;
    private final Later later;
    private final Courier courier;
    private final Map<Lane.Key, Parcel> heldBack = new ConcurrentHashMap<>();

    /// What deliveries work with.
    public record Surroundings(
            Registry registry,
            Lines<DeliveryRecord> log,
            Faults faults,
            InstantSource virtual,
            InstantSource machine,
            Later later) {}

    /// Hands parcels to `courier`.
    public Deliveries(Surroundings surroundings, Courier courier) {
        this.registry = surroundings.registry();
        this.log = surroundings.log();
        this.faults = surroundings.faults();
        this.virtual = surroundings.virtual();
        this.later = surroundings.later();
        this.courier = courier;
    }

    @Override
    public void emit(Occurrence occurrence) {
        occurrence.page().subscriptions().forEach((appId, fields) -> {
            App app = registry.app(appId).orElse(null);
            if (app != null && app.webhookUrl() != null && fields.contains(occurrence.field())) {
                emit(occurrence, app);
            }
        });
    }

    private void emit(Occurrence occurrence, App app) {
        WebhookFault fault = faults.disturb().orElse(null);
        Parcel parcel = parcel(occurrence, app, fault, false);
        switch (fault) {
            case null -> send(parcel);
            case WRONG_SIGNATURE, NO_SIGNATURE -> send(parcel);
            case DUPLICATE -> {
                send(parcel);
                send(parcel(occurrence, app, fault, true));
            }
            case DELAY -> later.at(virtual.instant().plus(faults.tuning().delayFor()), () -> courier.add(parcel));
            case REORDER -> holdBack(parcel);
            case LOSE -> parcel.line().update(record -> with(record, State.LOST, 0, null));
        }
    }

    /// Posts what was kept; a page or app that is gone takes its webhooks along.
    public void restore(List<WaitingWebhook> webhooks) {
        for (WaitingWebhook webhook : webhooks) {
            Page page = registry.page(webhook.page()).orElse(null);
            App app = registry.app(webhook.app()).orElse(null);
            if (page != null && app != null) {
                courier.add(parcel(
                        new Occurrence(
                                page,
                                webhook.field(),
                                webhook.psid(),
                                webhook.token(),
                                webhook.at(),
                                webhook.item(),
                                null),
                        app,
                        null,
                        false));
            }
        }
    }

    private void send(Parcel parcel) {
        courier.add(parcel);
        Parcel held = heldBack.remove(parcel.lane());
        if (held != null) {
            courier.add(held);
        }
    }

    /// Lets the person's next event go first; if none comes, the held one goes after a while.
    private void holdBack(Parcel parcel) {
        Parcel before = heldBack.put(parcel.lane(), parcel);
        if (before != null) {
            courier.add(before);
        }
        later.at(virtual.instant().plus(faults.tuning().delayFor()), () -> {
            if (heldBack.remove(parcel.lane(), parcel)) {
                courier.add(parcel);
            }
        });
    }

    private Parcel parcel(Occurrence occurrence, App app, @Nullable WebhookFault fault, boolean aside) {
        Lane.Key lane = new Lane.Key(app.id(), occurrence.page().id(), occurrence.psid(), aside);
        String token = occurrence.token() == null ? "" : occurrence.token();
        Row<DeliveryRecord> line = log.add(number -> new DeliveryRecord(
                number,
                app.id(),
                occurrence.page().id(),
                occurrence.field().wireName(),
                occurrence.psid(),
                token,
                occurrence.at(),
                fault == null ? "" : fault.name(),
                0,
                State.PENDING,
                null));
        return new Parcel(lane, app, occurrence.page(), itemFor(occurrence, app), virtual.instant(), fault, line);
    }

    /// The payload of a button is for the app that sent the button (rule 5).
    private static ObjectNode itemFor(Occurrence occurrence, App app) {
        String owner = occurrence.payloadOwner();
        if (owner == null || owner.equals(app.id())) {
            return occurrence.item();
        }
        ObjectNode copy = occurrence.item().deepCopy();
        withoutPayload(copy.path("postback"));
        withoutPayload(copy.path("message").path("quick_reply"));
        return copy;
    }

    private static void withoutPayload(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("payload");
        }
    }

    static DeliveryRecord with(DeliveryRecord record, State state, int attempts, CallRecord.@Nullable When answered) {
        return new DeliveryRecord(
                record.sequence(),
                record.app(),
                record.page(),
                record.field(),
                record.psid(),
                record.token(),
                record.eventAt(),
                record.disturbance(),
                attempts,
                state,
                record.answered() == null ? answered : record.answered());
    }
}
