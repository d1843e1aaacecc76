package dev.rytm.store;

import java.time.Instant;

/// How long the oldest sends that are not finished have waited, in seconds; 0 if none does.
///
/// `due` is the oldest message that may go now, in business time, pages that are braked or barred aside. `open` is the
/// oldest attempt whose outcome is not known, in machine time.
public record SendAges(long due, long open) {

    private static final String READ = """
            select coalesce(extract(epoch from ?::timestamptz - (
                       select min(d.at) from page p
                         join workspace w on w.workspace_id = p.workspace_id
                        cross join lateral (
                              select min(s.next_due_at) as at from send s
                               where s.page_id = p.page_id and s.waiting and s.next_due_at <= ?) d
                        where p.connected and not p.paused and not w.paused and p.restriction <> 'SENDING_BARRED'
                   )), 0)::bigint as due,
                   coalesce(extract(epoch from clock_timestamp() - (
                       select min(s.attempted_machine) from send s where s.open)), 0)::bigint as open
            """;

    static SendAges read(Statements statements, Instant now) {
        return statements.one(READ, row -> new SendAges(row.number("due"), row.number("open")), now, now);
    }
}
