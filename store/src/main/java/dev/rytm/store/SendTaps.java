package dev.rytm.store;

import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.StepId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;

/// Which notifications people tapped: a fact of a send, as its receipt is.
public final class SendTaps {

    /// How far back a tapped notification is looked for, as with receipts.
    private static final Duration LOOKED_BACK = Duration.ofDays(72);

    private final Statements statements;

    SendTaps(Statements statements) {
        this.statements = statements;
    }

    /// A person tapped something of what a run said on a step.
    public record Tap(ContactKey contact, String run, StepId step) {}

    /// Writes down the first tap on each; what was no notification is passed over. Person by person and by their index,
    /// as with receipts.
    public void mark(Collection<Tap> taps, Instant now) {
        if (taps.isEmpty()) {
            return;
        }
        Columns<Tap> rows = Columns.of(taps);
        LocalDate from = LocalDate.ofInstant(now.minus(LOOKED_BACK), ZoneOffset.UTC);
        statements.update(
                """
                update send s
                   set tapped_at = ?
                  from (select distinct sent.period_start, sent.page_id, sent.id
                          from unnest(?::bigint[], ?::text[], ?::text[], ?::text[])
                               as tap (page_id, contact_id, run_id, step_id)
                         cross join lateral (
                               select * from send
                                where send.page_id = tap.page_id and send.contact_id = tap.contact_id
                                  and send.counts and send.kind = 'notification') as sent
                         where sent.period_start >= ?::date
                           and sent.run_id = tap.run_id and sent.step_id = tap.step_id
                           and sent.tapped_at is null) as tapped
                 where s.period_start = tapped.period_start and s.page_id = tapped.page_id and s.id = tapped.id
                """,
                now,
                rows.numbers(tap -> tap.contact().pageId()),
                rows.texts(tap -> tap.contact().psid()),
                rows.texts(Tap::run),
                rows.texts(tap -> tap.step().value()),
                from.toString());
    }
}
