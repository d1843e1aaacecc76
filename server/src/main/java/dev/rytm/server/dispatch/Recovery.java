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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Cleans up after crashes and waits: what came too late, what a lifted brake sets free, calls whose caller is
/// gone, unknown outcomes to give up. Idempotent, on any number of nodes.
final class Recovery {

    private static final int MOST = 500;

    private final Database database;
    private final IntentWriter intents;
    private final InstantSource clock;
    private final DispatchConfig config;
    private final DispatchCounts counts;
    private final Map<Long, Long> woken = new HashMap<>();
    private @Nullable YearMonth prepared;

    Recovery(Database database, IntentWriter intents, Timing timing, DispatchCounts counts) {
        this.database = database;
        this.intents = intents;
        this.clock = timing.business();
        this.config = timing.config();
        this.counts = counts;
    }

    /// One round.
    Duration once() {
        Instant now = clock.instant();
        preparePartitions(now);
        wake();
        if (!database.inTransaction(transaction -> new Unknowns(transaction).anyNeedsCare(now))) {
            return config.rest();
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
        return more ? Duration.ZERO : config.rest();
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
        List<Claim> overdue = database.inTransaction(transaction -> new Claims(transaction).overdue(now, MOST));
        // The last moment of all of them has passed: no intent comes out of it.
        intents.write(overdue);
        return overdue.size() == MOST;
    }

    private boolean end(Function<Transaction, List<Open>> question, Function<Open, Move> arrow) {
        List<Move> moved = database.inRepeatedTransaction(transaction -> {
            List<Open> found = question.apply(transaction);
            List<Move> moves = found.stream().map(arrow).toList();
            new Moves(transaction).make(moves);
            return moves;
        });
        counts.moved(moved);
        return moved.size() == MOST;
    }

    private static SendEnded ended(Open open, Instant now, SendOutcome outcome) {
        return new SendEnded(now, open.key().id(), open.attemptedAt(), outcome);
    }
}
