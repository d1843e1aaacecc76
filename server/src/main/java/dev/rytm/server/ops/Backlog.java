package dev.rytm.server.ops;

import dev.rytm.store.Database;
import dev.rytm.store.Inbox;
import dev.rytm.store.SendBacklog;
import dev.rytm.store.WorkLeft;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How much is left to do at a business instant, all of it as of one moment.
///
/// One snapshot, because work moves: a timer that fires between two questions would be in neither answer, and whoever
/// turns the clock by this would turn too early.
record Backlog(
        Instant now,
        Inbox.Backlog inbox,
        long timersDue,
        long movesOpen,
        SendBacklog sends,
        @Nullable Instant nextTimer) {

    static Backlog read(Database database, Instant now) {
        WorkLeft left = database.inTransaction(transaction -> transaction.workLeft(now));
        return new Backlog(now, left.inbox(), left.timersDue(), left.movesOpen(), left.sends(), left.nextTimer());
    }

    /// How long the oldest timer that is due has waited, in business time.
    long oldestTimerSeconds() {
        return nextTimer == null || nextTimer.isAfter(now)
                ? 0
                : Duration.between(nextTimer, now).toSeconds();
    }

    /// Nothing happens before [#nextDueAt] unless somebody writes to us.
    boolean isQuiet() {
        return inbox.waiting() == 0 && timersDue == 0 && movesOpen == 0 && sends.isQuiet();
    }

    Optional<Instant> nextDueAt() {
        return Stream.of(Optional.ofNullable(nextTimer), Optional.ofNullable(sends.nextDueAt()))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /// The answer of `/backlog`; what is absent stands there as null.
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("now", now);
        json.put("quiet", isQuiet());
        json.put("nextDueAt", nextDueAt().orElse(null));
        json.put("inboxWaiting", inbox.waiting());
        json.put("inboxParked", inbox.parked());
        json.put("timersDue", timersDue);
        json.put("movesOpen", movesOpen);
        json.put("sendsDue", sends.due());
        json.put("sendsOpen", sends.open());
        json.put("unknown", sends.unknown());
        return json;
    }
}
