package dev.rytm.store;

import dev.rytm.core.consent.Milestone;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.TopicId;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/// How people come through the life of their consents: how many got how far on a topic. Each person counts once.
public final class ConsentFunnels {

    private final Statements statements;

    ConsentFunnels(Statements statements) {
        this.statements = statements;
    }

    /// Somebody came to a milestone, perhaps not for the first time.
    public record Passed(ContactKey contact, TopicId topic, Milestone milestone) {}

    /// How many people passed each milestone, and where the consents of those who ever agreed stand; what is nobody's
    /// is absent.
    public record Funnel(Map<Milestone, Long> passed, Map<ConsentStatus, Long> standing) {}

    /// The persons must be locked, so that nobody else writes rows of theirs.
    public void pass(Collection<Passed> passed, Instant now) {
        if (passed.isEmpty()) {
            return;
        }
        Columns<Passed> rows = Columns.of(passed);
        statements.update(
                """
                insert into consent_milestone (page_id, topic_id, milestone, contact_id, at)
                select page_id, topic_id, milestone, contact_id, ?
                  from unnest(?::bigint[], ?::text[], ?::text[], ?::text[])
                    as passed (page_id, topic_id, milestone, contact_id)
                    on conflict do nothing
                """,
                now,
                rows.numbers(row -> row.contact().pageId()),
                rows.texts(row -> row.topic().value()),
                rows.texts(row -> row.milestone().name()),
                rows.texts(row -> row.contact().psid()));
    }

    /// Both count rows of narrow tables, by an index unless the topic is most of them.
    public Funnel of(long pageId, TopicId topic) {
        Map<Milestone, Long> passed = new EnumMap<>(Milestone.class);
        statements.list(
                """
                select milestone, count(*) as people
                  from consent_milestone
                 where page_id = ? and topic_id = ?
                 group by milestone
                """,
                row -> passed.put(Milestone.valueOf(row.text("milestone")), row.number("people")),
                pageId,
                topic.value());
        Map<ConsentStatus, Long> standing = new EnumMap<>(ConsentStatus.class);
        statements.list(
                """
                select status, count(*) as people
                  from consent
                 where page_id = ? and topic_id = ?
                 group by status
                """,
                row -> standing.put(ConsentStatus.valueOf(row.text("status")), row.number("people")),
                pageId,
                topic.value());
        return new Funnel(passed, standing);
    }
}
