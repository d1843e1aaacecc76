package dev.rytm.store;

import dev.rytm.core.flow.Condition;
import dev.rytm.core.segment.Segment;
import dev.rytm.core.segment.SegmentId;
import dev.rytm.store.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Conditions that somebody gave a name.
public final class Segments {

    private final Statements statements;

    Segments(Statements statements) {
        this.statements = statements;
    }

    /// A segment and what is kept beside it.
    public record Stored(Segment segment, long revision, Instant changedAt) {}

    private static final String COLUMNS = "segment_id, name, condition::text as condition, revision, changed_at";

    public List<Stored> list(long pageId) {
        return statements.list(
                "select " + COLUMNS + " from segment where page_id = ? order by lower(name), segment_id",
                Segments::stored,
                pageId);
    }

    public Optional<Stored> find(long pageId, SegmentId id) {
        return statements.first(
                "select " + COLUMNS + " from segment where page_id = ? and segment_id = ?",
                Segments::stored,
                pageId,
                id.value());
    }

    public void insert(long pageId, Segment segment) {
        statements.update(
                "insert into segment (page_id, segment_id, name, condition) values (?, ?, ?, ?::jsonb)",
                pageId,
                segment.id().value(),
                segment.name(),
                Json.write(segment.condition()));
    }

    /// Changes the revision that the author started from; false if somebody else has changed it since.
    public boolean change(long pageId, Segment segment, long revision) {
        int changed = statements.update(
                """
                update segment
                   set name = ?, condition = ?::jsonb, revision = revision + 1, changed_at = clock_timestamp()
                 where page_id = ? and segment_id = ? and revision = ?
                """,
                segment.name(),
                Json.write(segment.condition()),
                pageId,
                segment.id().value(),
                revision);
        return changed > 0;
    }

    public void delete(long pageId, SegmentId id) {
        statements.update("delete from segment where page_id = ? and segment_id = ?", pageId, id.value());
    }

    private static Stored stored(Row row) {
        return new Stored(
                new Segment(
                        new SegmentId(row.text("segment_id")),
                        row.text("name"),
                        Json.read(row.text("condition"), Condition.class)),
                row.number("revision"),
                row.instant("changed_at"));
    }
}
