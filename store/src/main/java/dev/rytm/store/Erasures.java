package dev.rytm.store;

import dev.rytm.core.contact.ContactKey;
import java.time.Instant;
import java.util.Collection;

/// Forgets persons: every word of theirs, and every word to them, outside of their own row.
///
/// Rows stay, for the accounts must add up: of a send its states, reasons and times, of an event that it was
/// decided. It reads all rows of the person's page, as no index knows old rows by person: rare, and it keeps
/// nobody waiting but this transaction's persons. Webhook bodies as they came are sealed, hold many persons and
/// go with their month.
public final class Erasures {

    private final Statements statements;

    Erasures(Statements statements) {
        this.statements = statements;
    }

    /// Call it with the persons locked and their decided events marked so. What still waits is forgotten when it is
    /// decided, see [Inbox#forget].
    public void forget(Collection<ContactKey> contacts, Instant now) {
        Columns<ContactKey> rows = Columns.of(contacts);
        sends(rows);
        events(rows, now);
        foreignTokens(rows);
        milestones(rows);
        ledgerFaults(rows);
        // Calls first: whoever gives one up at this moment tells the team.
        outboundCalls(rows);
        teamNotices(contacts);
        nameQuestions(rows);
    }

    /// What is on its way has its content in memory. Without it, a send of unknown outcome is never repeated.
    private void sends(Columns<ContactKey> rows) {
        statements.update("""
                update send
                   set content = null, message = null
                  from unnest(?::bigint[], ?::text[]) as gone (page_id, contact_id)
                 where send.page_id = gone.page_id and send.contact_id = gone.contact_id
                   and num_nonnulls(send.content, send.message) > 0
                """, rows.numbers(ContactKey::pageId), rows.texts(ContactKey::psid));
    }

    /// Parked events are given up: nobody could decide them any more.
    private void events(Columns<ContactKey> rows, Instant now) {
        statements.update("""
                update inbox
                   set event = '{}', parked = null, processed_at = coalesce(processed_at, ?)
                  from unnest(?::bigint[], ?::text[]) as gone (page_id, contact_id)
                 where inbox.page_id = gone.page_id and inbox.contact_id = gone.contact_id
                   and num_nonnulls(processed_at, parked) > 0
                """, now, rows.numbers(ContactKey::pageId), rows.texts(ContactKey::psid));
    }

    private void foreignTokens(Columns<ContactKey> rows) {
        statements.update("""
                delete from foreign_token
                 using unnest(?::bigint[], ?::text[]) as gone (page_id, contact_id)
                 where foreign_token.page_id = gone.page_id and foreign_token.contact_id = gone.contact_id
                """, rows.numbers(ContactKey::pageId), rows.texts(ContactKey::psid));
    }

    /// Their consents are gone, too: whoever counts people counts them no more.
    private void milestones(Columns<ContactKey> rows) {
        statements.update("""
                delete from consent_milestone
                 using unnest(?::bigint[], ?::text[]) as gone (page_id, contact_id)
                 where consent_milestone.page_id = gone.page_id and consent_milestone.contact_id = gone.contact_id
                """, rows.numbers(ContactKey::pageId), rows.texts(ContactKey::psid));
    }

    /// A chain does not tell whose it was; neither does what was found in it.
    private void ledgerFaults(Columns<ContactKey> rows) {
        statements.update("""
                update consent_check_fault
                   set contact_id = null
                  from unnest(?::bigint[], ?::text[]) as gone (page_id, contact_id)
                 where consent_check_fault.page_id = gone.page_id and consent_check_fault.contact_id = gone.contact_id
                """, rows.numbers(ContactKey::pageId), rows.texts(ContactKey::psid));
    }

    /// They tell what the person is called, and what they said.
    private void teamNotices(Collection<ContactKey> contacts) {
        Columns<ContactKey> rows = Columns.of(contacts);
        int gone = statements.update("""
                delete from team_notice
                 using unnest(?::bigint[], ?::text[]) as gone (page_id, contact_id)
                 where team_notice.page_id = gone.page_id and team_notice.contact_id = gone.contact_id
                """, rows.numbers(ContactKey::pageId), rows.texts(ContactKey::psid));
        if (gone > 0) {
            contacts.forEach(contact -> statements.changes().of(contact.pageId(), Watched.NOTICES));
        }
    }

    /// Nobody is asked about any more.
    private void nameQuestions(Columns<ContactKey> rows) {
        statements.update("""
                delete from name_question
                 using unnest(?::bigint[], ?::text[]) as gone (page_id, contact_id)
                 where name_question.page_id = gone.page_id and name_question.contact_id = gone.contact_id
                """, rows.numbers(ContactKey::pageId), rows.texts(ContactKey::psid));
    }

    /// What is being told just now cannot be taken back, but is not repeated.
    private void outboundCalls(Columns<ContactKey> rows) {
        statements.update("""
                delete from outbound_call
                 using unnest(?::bigint[], ?::text[]) as gone (page_id, contact_id)
                 where outbound_call.page_id = gone.page_id and outbound_call.contact_id = gone.contact_id
                """, rows.numbers(ContactKey::pageId), rows.texts(ContactKey::psid));
    }
}
