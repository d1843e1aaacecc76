package dev.rytm.e2e.demo;

import dev.rytm.sandbox.fault.CallFault;
import dev.rytm.sandbox.fault.WebhookFault;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.log.ConsentTruth;
import dev.rytm.sandbox.log.ConsentTruth.Change;
import dev.rytm.sandbox.log.GroundTruth;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// What a run went through by the platform's own record: what people did, how often the clocks changed, and which
/// faults struck. A run in which one of these never happened shows nothing about it.
record Content(Map<String, Long> counts) {

    /// Both changes of a year.
    private static final int CHANGES_OF_THE_CLOCK = 2;

    static final String CLOCK = "change of the clock";

    Content {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /// All that happened up to `until` to people who live in `zone`.
    static Content of(GroundTruth truth, ZoneId zone, Instant until) {
        List<ConsentTruth> consents = truth.consents();
        List<CallRecord> calls = truth.calls().all();
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("call", (long) calls.size());
        counts.put("opt-in", changes(consents, "OPTED_IN"));
        counts.put("stop", changes(consents, "STOPPED"));
        counts.put("resume", changes(consents, "RESUMED"));
        counts.put("renewal", changes(consents, "CONTINUED"));
        counts.put(
                "expiry",
                consents.stream()
                        .filter(consent -> consent.expiresAt() != null
                                && !consent.expiresAt().isAfter(until))
                        .count());
        counts.put(CLOCK, clockChanges(calls, zone));
        for (CallFault fault : Stumbles.kinds()) {
            counts.put(
                    words(fault),
                    calls.stream()
                            .filter(call -> call.fault().equals(fault.name()))
                            .count());
        }
        counts.put(
                "webhook twice",
                truth.deliveries().all().stream()
                        .filter(delivery -> delivery.disturbance().equals(WebhookFault.DUPLICATE.name()))
                        .count());
        return new Content(counts);
    }

    private static String words(CallFault fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static long changes(List<ConsentTruth> consents, String kind) {
        return consents.stream()
                .flatMap(consent -> consent.changes().stream())
                .map(Change::change)
                .filter(kind::equals)
                .count();
    }

    /// Those with accepted notifications on both sides.
    private static long clockChanges(List<CallRecord> calls, ZoneId zone) {
        List<Instant> sent = calls.stream()
                .filter(call -> call.accepted() && call.subject().kind() == CallRecord.Kind.NOTIFICATION)
                .map(call -> call.received().virtual())
                .sorted()
                .toList();
        if (sent.isEmpty()) {
            return 0;
        }
        return Stream.iterate(
                        zone.getRules().nextTransition(sent.getFirst()),
                        change -> change != null && change.getInstant().isBefore(sent.getLast()),
                        change -> zone.getRules().nextTransition(change.getInstant()))
                .count();
    }

    /// What did not happen, or not often enough.
    List<String> missing() {
        return counts.entrySet().stream()
                .filter(each -> each.getValue() < (each.getKey().equals(CLOCK) ? CHANGES_OF_THE_CLOCK : 1))
                .map(Map.Entry::getKey)
                .toList();
    }
}
