package dev.rytm.store;

import dev.rytm.store.OutboundCalls.Receiver;
import java.time.Duration;

/// Receivers of calls that failed since they last answered well, and those among them that are paused.
///
/// Whoever counts a failure or a success does so before they touch the call, so that two of them never wait for each
/// other.
public final class FailingReceivers {

    private final Statements statements;

    FailingReceivers(Statements statements) {
        this.statements = statements;
    }

    /// Whether a call may be made now. One that is paused is asked by a single call, and by the next after `between`.
    public boolean mayBeCalled(Receiver receiver, Duration between) {
        return statements.one(
                """
                with asking as (
                    update failing_receiver set next_at = clock_timestamp() + ?::bigint * interval '1 second'
                     where page_id = ? and url_hash = ? and next_at <= clock_timestamp()
                    returning 1)
                select exists (select from asking)
                       or not exists (
                           select from failing_receiver
                            where page_id = ? and url_hash = ? and next_at is not null) as may
                """,
                row -> row.truth("may"),
                between.toSeconds(),
                receiver.pageId(),
                receiver.urlHash(),
                receiver.pageId(),
                receiver.urlHash());
    }

    public void failed(Receiver receiver) {
        statements.update("""
                insert into failing_receiver as known (page_id, url_hash) values (?, ?)
                on conflict (page_id, url_hash) do update set failures = known.failures + 1
                """, receiver.pageId(), receiver.urlHash());
    }

    /// Pauses a receiver at which at least so many calls in a row failed, the first of them at least so long ago. True
    /// if it was not paused yet.
    public boolean pause(Receiver receiver, int failures, Duration time, Duration between) {
        return statements.update(
                        """
                        update failing_receiver set next_at = clock_timestamp() + ?::bigint * interval '1 second'
                         where page_id = ? and url_hash = ? and next_at is null and failures >= ?
                           and since <= clock_timestamp() - ?::bigint * interval '1 second'
                        """, between.toSeconds(), receiver.pageId(), receiver.urlHash(), failures, time.toSeconds())
                > 0;
    }

    /// A call went well. If the receiver was paused, all that waits for it goes at once.
    public void answered(Receiver receiver) {
        statements.update("""
                with back as (delete from failing_receiver where page_id = ? and url_hash = ? returning next_at)
                update outbound_call set due_at = clock_timestamp()
                  from back
                 where page_id = ? and url_hash = ? and next_at is not null
                """, receiver.pageId(), receiver.urlHash(), receiver.pageId(), receiver.urlHash());
    }
}
