package dev.rytm.store;

import static java.util.stream.Collectors.groupingBy;

import dev.rytm.core.Event;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.sequence.Sequence;
import dev.rytm.core.sequence.Sequence.SequenceStep;
import dev.rytm.store.json.Json;
import dev.rytm.store.json.Kinds;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table `sequence`: which flow goes out in which turn.
public final class Sequences {

    private static final String COLUMNS = "page_id, document::text as document, paused, revision";

    private final Statements statements;

    Sequences(Statements statements) {
        this.statements = statements;
    }

    /// A sequence in its page, whether it is paused, and how often it was edited.
    public record Stored(long pageId, Sequence sequence, boolean paused, long revision) {}

    public Map<Long, List<Stored>> of(Collection<Long> pageIds) {
        return statements
                .list(
                        "select " + COLUMNS
                                + " from sequence where page_id = any (?) order by page_id, name, sequence_id",
                        Sequences::stored,
                        (Object) pageIds.toArray(Long[]::new))
                .stream()
                .collect(groupingBy(Stored::pageId));
    }

    public List<Stored> list(long pageId) {
        return of(List.of(pageId)).getOrDefault(pageId, List.of());
    }

    public Optional<Stored> find(long pageId, SequenceId id) {
        return statements.first(
                "select " + COLUMNS + " from sequence where page_id = ? and sequence_id = ?",
                Sequences::stored,
                pageId,
                id.value());
    }

    public void insert(long pageId, Sequence sequence) {
        statements.update(
                """
                        insert into sequence (page_id, sequence_id, topic_id, name, document)
                        values (?, ?, ?, ?, ?::jsonb)
                        """, pageId, sequence.id().value(), sequence.topic().value(), sequence.name(), Json.write(sequence));
        Pages.bumpCatalog(statements, pageId);
    }

    /// Changes the revision that its author started from; false if somebody else has changed it since.
    public boolean change(long pageId, Sequence sequence, long revision) {
        int changed = statements.update(
                """
                        update sequence set topic_id = ?, name = ?, document = ?::jsonb, revision = revision + 1
                         where page_id = ? and sequence_id = ? and revision = ?
                        """,
                sequence.topic().value(),
                sequence.name(),
                Json.write(sequence),
                pageId,
                sequence.id().value(),
                revision);
        if (changed > 0) {
            Pages.bumpCatalog(statements, pageId);
        }
        return changed > 0;
    }

    /// Asks everybody who finished a sequence, or is about to (on its last step as it is now), to go on with what its
    /// author adds. Call it before the change: the page's row stays free meanwhile. The events let everybody else's
    /// pass, as there may be a million. Looks through all of the page's people. Returns how many were asked.
    public int wake(long pageId, Sequence sequence, Instant at) {
        Event.WakeAsked event = new Event.WakeAsked(at, sequence.id());
        return statements.update(
                """
                insert into inbox (page_id, contact_id, event_at, event_key, kind, event, arrival)
                select c.page_id, c.contact_id, ?,
                       sha256(convert_to(jsonb_build_array('wake', p.catalog_version, ?::text, c.page_id, c.contact_id)::text, 'UTF8')),
                       ?, ?::jsonb, nextval('inbox_arrival') + ?
                  from page p
                  join contact c on c.page_id = p.page_id
                 cross join lateral (select c.state::jsonb as parts offset 0) person
                 where p.page_id = ?
                   and (parts -> 'finished' -> ? ->> 'sequence' = ?
                        or (parts -> 'enrolments' -> ? ->> 'sequence' = ? and parts -> 'enrolments' -> ? ->> 'step' = ?))
                """,
                at,
                sequence.id().value(),
                Kinds.word(event.getClass()),
                Json.write(event),
                RuleSwitches.AFTER_ALL_OTHERS,
                pageId,
                sequence.topic().value(),
                sequence.id().value(),
                sequence.topic().value(),
                sequence.id().value(),
                sequence.topic().value(),
                lastStep(sequence));
    }

    private static @Nullable String lastStep(Sequence sequence) {
        return sequence.steps().stream()
                .filter(SequenceStep::on)
                .map(step -> step.id().value())
                .reduce((_, later) -> later)
                .orElse(null);
    }

    public void pause(long pageId, SequenceId id, boolean paused) {
        statements.update(
                "update sequence set paused = ? where page_id = ? and sequence_id = ?", paused, pageId, id.value());
        Pages.bumpCatalog(statements, pageId);
    }

    public void delete(long pageId, SequenceId id) {
        statements.update("delete from sequence where page_id = ? and sequence_id = ?", pageId, id.value());
        Pages.bumpCatalog(statements, pageId);
    }

    private static Stored stored(Row row) {
        return new Stored(
                row.number("page_id"),
                Json.read(row.text("document"), Sequence.class),
                row.truth("paused"),
                row.number("revision"));
    }
}
