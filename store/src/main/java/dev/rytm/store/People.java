package dev.rytm.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.rytm.core.contact.ConsentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks people up for those who read: who is known, and lists of consents, page by page of the screen.
public final class People {

    private final Statements statements;

    People(Statements statements) {
        this.statements = statements;
    }

    /// Which consents are wanted; what is absent does not matter. `after` is the contact that the last list ended with.
    public record Filter(
            @Nullable String topic,
            @Nullable ConsentStatus status,
            @Nullable String after) {}

    /// One consent in a list, without its token.
    public record ConsentLine(
            String contact,
            String topic,
            ConsentStatus status,
            String frequency,
            String zone,
            Instant optedInAt,
            @Nullable Instant expiresAt,
            Instant changedAt) {}

    public boolean isKnown(long pageId, String contact) {
        return statements.one(
                "select exists (select from contact where page_id = ? and contact_id = ?) as known",
                row -> row.truth("known"),
                pageId,
                contact);
    }

    /// Consents by topic and contact; `after` names both of the last one.
    public List<ConsentLine> consents(long pageId, Filter filter, @Nullable String afterTopic, int max) {
        return statements.list(
                """
                select contact_id, topic_id, status, frequency, zone, opted_in_at, expires_at, changed_at
                  from consent
                 where page_id = ?
                   and (?::text is null or topic_id = ?)
                   and (?::text is null or status = ?)
                   and (?::text is null or (contact_id, topic_id) > (?, ?))
                 order by contact_id, topic_id
                 limit ?
                """,
                row -> new ConsentLine(
                        row.text("contact_id"),
                        row.text("topic_id"),
                        ConsentStatus.valueOf(row.text("status")),
                        row.text("frequency"),
                        row.text("zone"),
                        row.instant("opted_in_at"),
                        row.instantOrNull("expires_at"),
                        row.instant("changed_at")),
                pageId,
                filter.topic(),
                filter.topic(),
                filter.status(),
                filter.status(),
                filter.after(),
                filter.after(),
                afterTopic,
                max);
    }

    /// How many consents each topic has in each state.
    public Map<String, Map<ConsentStatus, Long>> counts(long pageId) {
        record Count(String topic, ConsentStatus status, long consents) {}
        return statements
                .list(
                        "select topic_id, status, count(*) as consents from consent where page_id = ? group by 1, 2",
                        row -> new Count(
                                row.text("topic_id"),
                                ConsentStatus.valueOf(row.text("status")),
                                row.number("consents")),
                        pageId)
                .stream()
                .collect(groupingBy(Count::topic, toMap(Count::status, Count::consents)));
    }
}
