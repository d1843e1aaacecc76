package dev.rytm.server.dispatch;

import dev.rytm.store.Database;
import dev.rytm.store.SendKey;
import dev.rytm.store.Transaction;
import dev.rytm.store.send.Claim;
import dev.rytm.store.send.Unknowns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Looks into attempts whose outcome is not known: first for evidence, then by their one probe. On any number of nodes.
final class Probes {

    private static final int MOST = 500;

    /// After a wave: the next one is due as soon as its outcomes are written down.
    private static final Duration BREATH = Duration.ofMillis(10);

    private final Database database;
    private final TokenEvidence evidence;
    private final IntentWriter intents;
    private final Calls calls;
    private final Slots slots;
    private final Timing timing;
    private final ProbeWaves waves = new ProbeWaves();

    Probes(Database database, TokenEvidence evidence, IntentWriter intents, Calls calls, Slots slots, Timing timing) {
        this.database = database;
        this.evidence = evidence;
        this.intents = intents;
        this.calls = calls;
        this.slots = slots;
        this.timing = timing;
    }

    /// One round. A read and the probe after it are one call at a time, so they share a slot of their page.
    Duration once() {
        Instant now = timing.business().instant();
        List<Claim> placed = new ArrayList<>();
        for (Claim candidate : database.inTransaction(transaction -> wave(transaction, now))) {
            if (slots.take(candidate.contact().pageId(), 1) == 1) {
                placed.add(candidate);
            }
        }
        List<Order> orders = List.of();
        try {
            orders = intents.write(evidence.ask(placed, now));
        } finally {
            slots.giveUncalled(placed, orders);
        }
        waves.went(orders);
        calls.begin(orders);
        return orders.isEmpty() ? timing.config().rest() : BREATH;
    }

    private List<Claim> wave(Transaction transaction, Instant now) {
        Unknowns unknowns = new Unknowns(transaction);
        Set<Long> underWay = unknowns.probing();
        Set<SendKey> stillUnknown = unknowns.stillUnknown(waves.ended(underWay));
        return waves.next(underWay, stillUnknown, unknowns.probeable(now, underWay, MOST));
    }
}
