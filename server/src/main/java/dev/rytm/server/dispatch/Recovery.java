package dev.rytm.server.dispatch;

import dev.rytm.core.Event.SendEnded;
import dev.rytm.core.message.SendOutcome;
import dev.rytm.store.Database;
import dev.rytm.store.SendState;
import dev.rytm.store.Transaction;
import dev.rytm.store.send.Claim;
import dev.rytm.store.send.Claims;
import dev.rytm.store.send.Facts;
import dev.rytm.store.send.Move;
import dev.rytm.store.send.Moves;
import dev.rytm.store.send.SendPartitions;
import dev.rytm.store.send.Unknowns;
import dev.rytm.store.send.Unknowns.Open;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Cleans up after crashes and waits: what came too late, what a lifted brake sets free, calls whose caller is
/// gone, unknown outcomes to probe or to give up. Idempotent, on any number of nodes.
final class Recovery {

    private static final int MOST = 500;

    private final Database database;
    private final IntentWriter intents;
    private final Calls calls;
    private final Slots slots;
    private final InstantSource clock;
    private final DispatchConfig config;
    private final Claims.Claimer claimer;
    private final Map<Long, Long> woken = new HashMap<>();
    private @Nullable YearMonth prepared;

    Recovery(Database database, IntentWriter intents, Calls calls, Slots slots, Timing timing) {
        this.database = database;
        this.intents = intents;
        this.calls = calls;
        this.slots = slots;
        this.clock = timing.business();
        this.config = timing.config();
        this.claimer = new Claims.Claimer(timing.owner(), config.lease());
    }

    /// One round.
    Duration once() {
        Instant now = clock.instant();
        preparePartitions(now);
        wake();
        if (!database.inTransaction(transaction -> new Unknowns(transaction).anyNeedsCare(now))) {
            return rest();
        }
        boolean more = refuseOverdue(now);
        more |= end(
                transaction -> new Unknowns(transaction).abandoned(MOST),
                open -> Arrows.open(
                        open,
                        SendState.SENDING,
                        SendState.UNKNOWN,
                        Facts.retried(config.quiet(), false).withNextDueAt(now),
                        ended(open, now, new SendOutcome.Unknown(open.deadlineAt()))));
        more |= end(
                transaction -> new Unknowns(transaction).givenUp(now, MOST),
                open -> Arrows.open(
                        open,
                        SendState.UNKNOWN,
                        SendState.UNKNOWN_FINAL,
                        Facts.NONE,
                        ended(open, now, new SendOutcome.UnknownForGood())));
        probe(now);
        return more ? Duration.ZERO : rest();
    }

    /// Often enough that nothing waits long after its time, at whatever pace the timings are set.
    private Duration rest() {
        Duration fifth = config.quiet().dividedBy(5);
        return fifth.compareTo(Duration.ofSeconds(1)) < 0 ? fifth : Duration.ofSeconds(1);
    }

    void preparePartitions(Instant now) {
        YearMonth month = SendPartitions.month(now);
        if (!month.equals(prepared)) {
            database.inTransaction(transaction -> new SendPartitions(transaction).prepare(now));
            prepared = month;
        }
    }

    /// Pages whose catalog has changed since we last looked: a brake may have been lifted.
    private void wake() {
        database.inRepeatedTransaction(transaction -> {
                    Map<Long, Long> versions = new HashMap<>();
                    transaction
                            .statements()
                            .list(
                                    "select page_id, catalog_version from page",
                                    row -> versions.put(row.number("page_id"), row.number("catalog_version")));
                    versions.entrySet().removeIf(page -> page.getValue().equals(woken.get(page.getKey())));
                    new Unknowns(transaction).wake(versions);
                    return versions;
                })
                .forEach(woken::put);
    }

    private boolean refuseOverdue(Instant now) {
        List<Claim> overdue =
                database.inTransaction(transaction -> new Claims(transaction).claimOverdue(now, claimer, MOST));
        // The last moment of all of them has passed: no intent comes out of it.
        intents.write(overdue);
        return overdue.size() == MOST;
    }

    private boolean end(Function<Transaction, List<Open>> question, Function<Open, Move> arrow) {
        return database.inRepeatedTransaction(transaction -> {
            List<Open> found = question.apply(transaction);
            new Moves(transaction).make(found.stream().map(arrow).toList());
            return found.size() == MOST;
        });
    }

    private void probe(Instant now) {
        List<Claim> candidates = database.inTransaction(transaction -> new Unknowns(transaction).probeable(now, MOST));
        List<Claim> placed = new ArrayList<>();
        for (Claim candidate : candidates) {
            if (slots.take(candidate.contact().pageId(), 1) == 1) {
                placed.add(candidate);
            }
        }
        List<Order> orders = List.of();
        try {
            orders = intents.write(placed);
        } finally {
            Map<Long, Integer> left = new HashMap<>();
            placed.forEach(claim -> left.merge(claim.contact().pageId(), 1, Integer::sum));
            orders.forEach(order -> left.merge(order.pageId(), -1, Integer::sum));
            left.forEach(slots::give);
        }
        calls.begin(orders);
    }

    private static SendEnded ended(Open open, Instant now, SendOutcome outcome) {
        return new SendEnded(now, open.key().id(), open.attemptedAt(), outcome);
    }
}
