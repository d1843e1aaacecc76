package dev.rytm.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/// When Meta last told us something about a page: who hears nothing for long looks at the connection.
public final class HeardPages {

    private final Statements statements;

    HeardPages(Statements statements) {
        this.statements = statements;
    }

    /// In machine time, to ten seconds. `lately` is within a day.
    public record Heard(Instant at, boolean lately) {}

    /// A webhook about these pages came in. A page heard within the last ten seconds is left as it is, unlocked: else
    /// webhooks of several servers would wait for each other's commits.
    public void hear(Collection<Long> pageIds) {
        statements.update("""
                insert into page_heard (page_id, heard_at)
                select page_id, clock_timestamp()
                  from page
                 where page_id = any (?)
                   and not exists (
                       select 1 from page_heard known
                        where known.page_id = page.page_id
                          and known.heard_at > clock_timestamp() - interval '10 seconds')
                 order by page_id
                on conflict (page_id) do update set heard_at = excluded.heard_at
                """, (Object) pageIds.toArray(Long[]::new));
    }

    /// Empty if we never heard of the page.
    public Optional<Heard> last(long pageId) {
        return statements.first("""
                select heard_at, heard_at > clock_timestamp() - interval '1 day' as lately
                  from page_heard
                 where page_id = ?
                """, row -> new Heard(row.instant("heard_at"), row.truth("lately")), pageId);
    }
}
