package dev.rytm.store;

import dev.rytm.core.Event;
import dev.rytm.store.json.Json;
import dev.rytm.store.json.Kinds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tags and fields that go by another name, or go away, for everybody who has them.
public final class LabelEdits {

    /// How many are told in one transaction.
    public static final int CHUNK = 5_000;

    private static final int SHOWN = 50;

    private final Statements statements;

    LabelEdits(Statements statements) {
        this.statements = statements;
    }

    /// What is edited.
    public enum Subject {
        TAG,
        FIELD
    }

    /// What to do with a name: `into` is the new one, or that of the one it joins; absent: it goes away.
    public record Order(
            Subject subject, String name, @Nullable String into) {

        Event event(Instant at) {
            return switch (subject) {
                case TAG -> into == null ? new Event.TagChanged(at, name, false) : new Event.TagRenamed(at, name, into);
                case FIELD ->
                    into == null ? new Event.FieldChanged(at, name, null) : new Event.FieldRenamed(at, name, into);
            };
        }
    }

    /// An edit and how far it has come: `told` of `people` have their event.
    public record Edit(
            String id,
            Order order,
            long people,
            long told,
            Instant startedAt,
            @Nullable Instant finishedAt) {}

    /// Within the last hour of machine time.
    public boolean isRecent(Instant finishedAt) {
        return statements.one(
                "select ?::timestamptz > clock_timestamp() - interval '1 hour' as recent",
                row -> row.truth("recent"),
                finishedAt);
    }

    private record Next(long pageId, String id, Order order, String after, Instant askedAt) {}

    private record Chunk(@Nullable String last, long people) {}

    private static final String COLUMNS =
            "edit_id, subject, name, into_name, people, told, started_at, finished_at, page_id, after, asked_at";

    /// The newest first, of the last.
    public List<Edit> list(long pageId) {
        return statements.list(
                "select " + COLUMNS + " from label_edit where page_id = ? order by started_at desc, edit_id limit ?",
                LabelEdits::edit,
                pageId,
                SHOWN);
    }

    /// Fails as a duplicate while the same name is being edited.
    public void begin(long pageId, String id, Order order, long people, Instant askedAt) {
        statements.update("""
                insert into label_edit (page_id, edit_id, subject, name, into_name, people, asked_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """, pageId, id, order.subject(), order.name(), order.into(), people, askedAt);
        statements.changes().of(pageId, Watched.LABEL_EDITS);
    }

    /// Tells the next few thousand of the oldest edit that nobody works on; false if there is none. Their events let
    /// everybody else's pass.
    public boolean advance() {
        Optional<Next> next = statements.first("select " + COLUMNS + """
                  from label_edit
                 where finished_at is null
                 order by started_at
                 limit 1
                   for update skip locked
                """, LabelEdits::next);
        next.ifPresent(this::advance);
        return next.isPresent();
    }

    private void advance(Next edit) {
        Event event = edit.order().event(edit.askedAt());
        Chunk chunk = statements.one(
                """
                with chunk as materialized (
                     select contact_id
                       from contact_summary
                      where page_id = ? and contact_id > ? and\s"""
                        + (edit.order().subject() == Subject.TAG
                                ? "tags @> array[?]::text[]"
                                : "fields -> ?::text is not null")
                        + """

                      order by contact_id
                      limit ?),
                told as (
                     insert into inbox (page_id, contact_id, event_at, event_key, kind, event, arrival)
                     select ?, contact_id, ?, sha256(convert_to(? || contact_id, 'UTF8')), ?, ?::jsonb,
                            nextval('inbox_arrival') + ?
                       from chunk
                         on conflict do nothing)
                select max(contact_id) as last, count(*) as people from chunk
                """,
                row -> new Chunk(row.textOrNull("last"), row.number("people")),
                edit.pageId(),
                edit.after(),
                edit.order().name(),
                CHUNK,
                edit.pageId(),
                event.at(),
                "ours|label|" + edit.id() + "|" + edit.pageId() + "|",
                Kinds.word(event.getClass()),
                Json.write(event),
                RuleSwitches.AFTER_ALL_OTHERS);
        remember(edit, chunk);
    }

    private void remember(Next edit, Chunk chunk) {
        statements.update("""
                update label_edit
                   set told = told + ?, after = coalesce(?, after),
                       finished_at = case when ? < ? then clock_timestamp() end
                 where page_id = ? and edit_id = ?
                """, chunk.people(), chunk.last(), chunk.people(), CHUNK, edit.pageId(), edit.id());
        statements.changes().of(edit.pageId(), Watched.LABEL_EDITS);
    }

    private static Edit edit(Row row) {
        return new Edit(
                row.text("edit_id"),
                order(row),
                row.number("people"),
                row.number("told"),
                row.instant("started_at"),
                row.instantOrNull("finished_at"));
    }

    private static Next next(Row row) {
        return new Next(
                row.number("page_id"), row.text("edit_id"), order(row), row.text("after"), row.instant("asked_at"));
    }

    private static Order order(Row row) {
        return new Order(Subject.valueOf(row.text("subject")), row.text("name"), row.textOrNull("into_name"));
    }
}
