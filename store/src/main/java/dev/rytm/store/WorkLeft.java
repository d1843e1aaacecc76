package dev.rytm.store;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that is left to do as of one moment: events to decide, timers that are due, sends, when the next timer is, and
/// versions that whoever is inside an older one has yet to be told of (`movesOpen`).
public record WorkLeft(
        Inbox.Backlog inbox,
        long timersDue,
        long movesOpen,
        SendBacklog sends,
        @Nullable Instant nextTimer) {

    /// One statement and so one snapshot, because work moves: a timer that fires between two questions would be in
    /// neither answer.
    private static final String READ = """
            select *
              from (%s) inbox,
                   (select (select count(*) from timer where due_at <= ?)
                         + (select count(*) from %s where t.due_at > ?) as timers_due,
                           (select min(due_at) from timer) as next_timer) timers,
                   (select count(*) as moves_open from flow_move where finished_at is null) moves,
                   (%s) sends
            """.formatted(Inbox.BACKLOG, Timers.WOKEN, SendBacklog.READ);

    static WorkLeft read(Statements statements, Instant now) {
        return statements.one(
                READ,
                row -> new WorkLeft(
                        Inbox.backlog(row),
                        row.number("timers_due"),
                        row.number("moves_open"),
                        SendBacklog.of(row),
                        row.instantOrNull("next_timer")),
                Stream.concat(Stream.of(now, now), Stream.of(SendBacklog.instants(now)))
                        .toArray());
    }
}
