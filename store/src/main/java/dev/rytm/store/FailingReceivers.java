package dev.rytm.store;

import dev.rytm.store.OutboundCalls.Receiver;
import java.time.Duration;
import java.util.Optional;

/// Receivers of calls that failed since they last answered well, and those among them that are paused.
///
/// Whoever asks, or counts a failure or a success, does so before they touch the call, so that two of them never
/// wait for each other.
public final class FailingReceivers {

    /// A failure of so long ago says nothing of today: longer than a call that fails waits for its next attempt.
    private static final Duration REMEMBERED = Duration.ofDays(2);

    private final Statements statements;

    FailingReceivers(Statements statements) {
        this.statements = statements;
    }

    /// Whether a call may be made now. One that is paused is asked by a single call, and by the next after
    /// `between`.
    ///
    /// Nobody ends the pause before this transaction ends: what is to wait for it is put off in here, or it would
    /// be left waiting. The row is locked by a statement of its own, as one that waited for the end of a pause
    /// would go on with what it saw before.
    public boolean mayBeCalled(Receiver receiver, Duration between) {
        Optional<Boolean> asks = statements.first("""
                select next_at <= clock_timestamp() as asks from failing_receiver
                 where page_id = ? and url_hash = ? and next_at is not null
                   for update
                """, row -> row.truth("asks"), receiver.pageId(), receiver.urlHash());
        if (asks.orElse(false)) {
            statements.update("""
                    update failing_receiver set next_at = clock_timestamp() + ?::bigint * interval '1 second'
                     where page_id = ? and url_hash = ?
                    """, between.toSeconds(), receiver.pageId(), receiver.urlHash());
        }
        return asks.orElse(true);
    }

    /// A call failed. If the last one that did was long ago, trouble begins anew.
    public void failed(Receiver receiver) {
        statements.update("""
                delete from failing_receiver
                 where page_id = ? and url_hash = ? and failed_at < clock_timestamp() - ?::bigint * interval '1 second'
                """, receiver.pageId(), receiver.urlHash(), REMEMBERED.toSeconds());
        statements.update("""
                insert into failing_receiver as known (page_id, url_hash) values (?, ?)
                on conflict (page_id, url_hash)
                do update set failures = known.failures + 1, failed_at = clock_timestamp()
                """, receiver.pageId(), receiver.urlHash());
    }

    /// Pauses a receiver at which at least so many calls in a row failed, the first of them at least so long ago.
    /// True if it was not paused yet.
    public boolean pause(Receiver receiver, int failures, Duration time, Duration between) {
        return statements.update(
                        """
                        update failing_receiver set next_at = clock_timestamp() + ?::bigint * interval '1 second'
                         where page_id = ? and url_hash = ? and next_at is null and failures >= ?
                           and since <= clock_timestamp() - ?::bigint * interval '1 second'
                        """, between.toSeconds(), receiver.pageId(), receiver.urlHash(), failures, time.toSeconds())
                > 0;
    }

    /// A call is given up. True if the team was told of none yet since the receiver began to fail; who is dead misses
    /// many people, and nobody reads of each.
    public boolean lost(Receiver receiver) {
        boolean told = statements
                .first(
                        "select told_at is not null as told from failing_receiver where page_id = ? and url_hash = ?",
                        row -> row.truth("told"),
                        receiver.pageId(),
                        receiver.urlHash())
                .orElse(false);
        if (!told) {
            statements.update(
                    "update failing_receiver set told_at = clock_timestamp() where page_id = ? and url_hash = ?",
                    receiver.pageId(),
                    receiver.urlHash());
        }
        return !told;
    }

    /// A call went well. If the receiver was paused, all that waits for it goes at once; what is being made is not
    /// made twice. Two statements: the second sees what was put off by whoever the first waited for.
    public void answered(Receiver receiver) {
        boolean wasPaused = statements
                .first("""
                        delete from failing_receiver where page_id = ? and url_hash = ?
                        returning next_at is not null as paused
                        """, row -> row.truth("paused"), receiver.pageId(), receiver.urlHash())
                .orElse(false);
        if (wasPaused) {
            statements.update("""
                    update outbound_call set due_at = clock_timestamp()
                     where page_id = ? and url_hash = ? and due_at > clock_timestamp()
                       and (leased_until is null or leased_until <= clock_timestamp())
                    """, receiver.pageId(), receiver.urlHash());
        }
    }

    /// Those at which no call has failed for long.
    public void forgetOld() {
        statements.update(
                "delete from failing_receiver where failed_at < clock_timestamp() - ?::bigint * interval '1 second'",
                REMEMBERED.toSeconds());
    }
}
