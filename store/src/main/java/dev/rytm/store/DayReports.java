package dev.rytm.store;

import dev.rytm.store.SendReports.Count;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one day of a page looks like: what was due, who agreed and who left, and which turns are still to come.
public final class DayReports {

    /// No period begins earlier before the instant at which its send is due: months are the longest, and zones shift
    /// their beginning by less than a day.
    private static final Period LONGEST_PERIOD = Period.ofDays(33);

    private final Statements statements;

    DayReports(Statements statements) {
        this.statements = statements;
    }

    /// Consents that began, and consents that ended for whatever cause.
    public record Consents(long gained, long lost) {}

    /// How many turns of sequences come before the day ends, and when the next one of all comes.
    public record Turns(long today, @Nullable Instant next) {}

    /// Every send that was due from `from` to `until` (exclusive), counted once. Only the months are read in which its
    /// period can lie.
    public List<Count> due(long pageId, Instant from, Instant until) {
        return statements.list(
                """
                select kind, state, reason, code, evidence, count(*) as sends
                  from send
                 where page_id = ? and due_at >= ? and due_at < ?
                   and period_start >= ?::date and period_start <= ?::date
                 group by kind, state, reason, code, evidence
                 order by kind, state, reason, code, evidence
                """,
                SendReports::count,
                pageId,
                from,
                until,
                day(from).minus(LONGEST_PERIOD).toString(),
                day(until).plusDays(1).toString());
    }

    /// Who came back or renewed counts as gained, too. Of those who agreed and left on the same day, both are counted.
    public Consents consents(long pageId, Instant from, Instant until) {
        return statements.one(
                """
                select count(*) filter (where status = 'ACTIVE' or opted_in_at >= ?) as gained,
                       count(*) filter (where status <> 'ACTIVE') as lost
                  from consent
                 where page_id = ? and changed_at >= ? and changed_at < ?
                """, row -> new Consents(row.number("gained"), row.number("lost")), from, pageId, from, until);
    }

    /// A turn is planned as a send only when it is due; until then its timer knows of it.
    public Turns turns(long pageId, Instant until) {
        return statements.one("""
                select count(*) filter (where due_at < ?) as today, min(due_at) as next
                  from timer
                 where page_id = ? and starts_with(key, 'turn:')
                """, row -> new Turns(row.number("today"), row.instantOrNull("next")), until, pageId);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
