package dev.rytm.store;

import dev.rytm.core.contact.ContactKey;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// Whose name is to be asked of Meta.
public final class NameQuestions {

    private final Statements statements;

    NameQuestions(Statements statements) {
        this.statements = statements;
    }

    /// A question whose time has come. `attempt` counts from 1 and is the fence: who ends it must name it.
    public record Due(ContactKey contact, int attempt) {}

    /// Whoever is asked about already stays so.
    public void append(Collection<ContactKey> contacts) {
        if (contacts.isEmpty()) {
            return;
        }
        Columns<ContactKey> rows = Columns.of(contacts);
        statements.update("""
                insert into name_question (page_id, contact_id)
                select * from unnest(?::bigint[], ?::text[])
                    on conflict do nothing
                """, rows.numbers(ContactKey::pageId), rows.texts(ContactKey::psid));
    }

    /// Takes the longest due of pages that are connected and that Meta did not ask to slow down, for so long: by
    /// then each must have ended, or it is taken again.
    public List<Due> claim(int most, Duration lease) {
        return statements.list(
                """
                with taken as materialized (
                    select q.page_id, q.contact_id
                      from name_question q
                      join page p on p.page_id = q.page_id
                     where q.due_at <= clock_timestamp() and p.connected
                       and not exists (select from send_pace t
                                        where t.page_id = q.page_id and t.paused_until > clock_timestamp())
                     order by q.due_at
                     limit ?
                       for update of q skip locked)
                update name_question q
                   set attempts = q.attempts + 1, due_at = clock_timestamp() + ?::bigint * interval '1 millisecond'
                  from taken
                 where q.page_id = taken.page_id and q.contact_id = taken.contact_id
                returning q.page_id, q.contact_id, q.attempts
                """,
                row -> new Due(new ContactKey(row.number("page_id"), row.text("contact_id")), row.integer("attempts")),
                most,
                lease.toMillis());
    }

    /// The question is answered, or is not asked again. False if it is somebody else's meanwhile, or its person was
    /// forgotten.
    public boolean end(Due due) {
        return statements.update(
                        "delete from name_question where page_id = ? and contact_id = ? and attempts = ?",
                        due.contact().pageId(),
                        due.contact().psid(),
                        due.attempt())
                > 0;
    }

    /// The question is asked again after a pause.
    public void postpone(Due due, Duration pause) {
        statements.update(
                """
                update name_question set due_at = clock_timestamp() + ?::bigint * interval '1 millisecond'
                 where page_id = ? and contact_id = ? and attempts = ?
                """, pause.toMillis(), due.contact().pageId(), due.contact().psid(), due.attempt());
    }
}
