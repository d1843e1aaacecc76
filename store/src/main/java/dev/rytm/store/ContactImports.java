package dev.rytm.store;

import dev.rytm.core.Event;
import dev.rytm.core.imports.ImportFault;
import dev.rytm.core.imports.ImportPlan;
import dev.rytm.core.imports.ImportRow;
import dev.rytm.store.json.Json;
import dev.rytm.store.json.Kinds;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Files of people on their way in.
public final class ContactImports {

    public static final int MOST_PARTS = 100;

    /// Some 200,000 people.
    public static final long MOST_CHARACTERS = 20_000_000;

    /// Of a file that is wrong throughout, more would help nobody.
    public static final int MOST_FAULTS = 1_000;

    private static final int SHOWN = 50;

    private final Statements statements;

    ContactImports(Statements statements) {
        this.statements = statements;
    }

    /// Where an import stands.
    public enum State {
        UPLOADING,
        RUNNING,
        DONE,
        CANCELLED
    }

    /// An import and how far it has come: of `total` rows `read` were looked at, of which `told` became events
    /// and `faulty` were passed over.
    public record Stored(
            long pageId,
            String id,
            String name,
            State state,
            long characters,
            @Nullable ImportPlan plan,
            List<String> headings,
            @Nullable Long total,
            long read,
            long told,
            long faulty,
            @Nullable Instant askedAt,
            Instant createdAt,
            @Nullable Instant finishedAt) {

        public Stored {
            headings = List.copyOf(headings);
        }
    }

    private static final String COLUMNS = """
            page_id, import_id, name, state, characters, plan::text as plan, headings, total, read, told, faulty, asked_at,
            created_at, finished_at
            """;

    public List<Stored> list(long pageId) {
        return statements.list(
                "select " + COLUMNS + " from contact_import where page_id = ? order by created_at desc limit ?",
                ContactImports::stored,
                pageId,
                SHOWN);
    }

    public Optional<Stored> find(long pageId, String id) {
        return statements.first(
                "select " + COLUMNS + " from contact_import where page_id = ? and import_id = ?",
                ContactImports::stored,
                pageId,
                id);
    }

    public void insert(long pageId, String id, String name) {
        statements.update("insert into contact_import (page_id, import_id, name) values (?, ?, ?)", pageId, id, name);
        changed(pageId, id);
    }

    /// Puts a part in its place, also over an earlier one; false if the import does not take parts any more, or would
    /// become too long.
    public boolean put(long pageId, String id, int number, String text) {
        Optional<Long> others = statements.first("""
                select (select coalesce(sum(part.characters), 0) from contact_import_part part
                         where part.page_id = i.page_id and part.import_id = i.import_id and number <> ?) as characters
                  from contact_import i
                 where page_id = ? and import_id = ? and state = 'UPLOADING'
                   for update
                """, row -> row.number("characters"), number, pageId, id);
        if (others.isEmpty() || others.get() + text.length() > MOST_CHARACTERS) {
            return false;
        }
        statements.update("""
                insert into contact_import_part (page_id, import_id, number, text, characters) values (?, ?, ?, ?, ?)
                    on conflict (page_id, import_id, number) do update
                   set text = excluded.text, characters = excluded.characters
                """, pageId, id, number, text, text.length());
        statements.update(
                "update contact_import set characters = ? where page_id = ? and import_id = ?",
                others.get() + text.length(),
                pageId,
                id);
        return true;
    }

    /// The whole text, its parts joined in order.
    public String text(long pageId, String id) {
        return statements
                .list(
                        "select text from contact_import_part where page_id = ? and import_id = ? order by number",
                        row -> row.text("text"),
                        pageId,
                        id)
                .stream()
                .collect(Collectors.joining());
    }

    /// False if it runs already, or is over.
    public boolean start(long pageId, String id, ImportPlan plan, List<String> headings, long total, Instant askedAt) {
        int started =
                statements.update("""
                update contact_import
                   set state = 'RUNNING', plan = ?::jsonb, headings = ?, total = ?, asked_at = ?
                 where page_id = ? and import_id = ? and state = 'UPLOADING'
                """, Json.write(plan), headings.toArray(String[]::new), total, askedAt, pageId, id);
        changed(pageId, id);
        return started > 0;
    }

    /// Ends an import that is not over; what has become an event stays one. False if it was over.
    public boolean cancel(long pageId, String id) {
        boolean ended = statements.update("""
                        update contact_import set state = 'CANCELLED', finished_at = clock_timestamp()
                         where page_id = ? and import_id = ? and state in ('UPLOADING', 'RUNNING')
                        """, pageId, id) > 0;
        if (ended) {
            forgetText(pageId, id);
            changed(pageId, id);
        }
        return ended;
    }

    /// The oldest that runs and that nobody works on.
    public Optional<Stored> claim() {
        return statements.first("select " + COLUMNS + """
                  from contact_import
                 where state = 'RUNNING'
                 order by created_at
                 limit 1
                   for update skip locked
                """, ContactImports::stored);
    }

    /// What came of some rows.
    public record Step(long read, long told, Collection<ImportFault> faults) {}

    /// Adds what came of the next rows; the last of them end the import, and its text goes.
    public void advance(Stored run, Step step, boolean last) {
        long faulty = step.faults().stream().map(ImportFault::line).distinct().count();
        writeFaults(run, step.faults());
        statements.update("""
                update contact_import
                   set read = read + ?, told = told + ?, faulty = faulty + ?,
                       state = case when ? then 'DONE' else state end,
                       finished_at = case when ? then clock_timestamp() end
                 where page_id = ? and import_id = ?
                """, step.read(), step.told(), faulty, last, last, run.pageId(), run.id());
        if (last) {
            forgetText(run.pageId(), run.id());
        }
        changed(run.pageId(), run.id());
    }

    private void changed(long pageId, String id) {
        statements.changes().of(pageId, Watched.IMPORTS, id);
    }

    private void writeFaults(Stored run, Collection<ImportFault> faults) {
        long known = statements.one(
                "select coalesce(max(number), 0) as most from contact_import_fault where page_id = ? and import_id = ?",
                row -> row.number("most"),
                run.pageId(),
                run.id());
        List<ImportFault> kept =
                faults.stream().limit(Math.max(0, MOST_FAULTS - known)).toList();
        if (kept.isEmpty()) {
            return;
        }
        Columns<ImportFault> rows = Columns.of(kept);
        statements.update(
                """
                insert into contact_import_fault (page_id, import_id, number, line, place, kind, value)
                select ?, ?, ? + number, line, place, kind, value
                  from unnest(?::integer[], ?::integer[], ?::text[], ?::text[]) with ordinality
                    as fault (line, place, kind, value, number)
                """,
                run.pageId(),
                run.id(),
                known,
                rows.integers(ImportFault::line),
                rows.integers(ImportFault::column),
                rows.texts(fault -> fault.kind().name()),
                rows.texts(ImportFault::value));
    }

    /// Faults in the order in which they were met, after a number; each with its own.
    public List<Numbered> faults(long pageId, String id, long after, int max) {
        return statements.list(
                """
                select number, line, place, kind, value
                  from contact_import_fault
                 where page_id = ? and import_id = ? and number > ?
                 order by number limit ?
                """,
                row -> new Numbered(
                        row.number("number"),
                        new ImportFault(
                                row.integer("line"),
                                row.integerOrNull("place"),
                                ImportFault.Kind.valueOf(row.text("kind")),
                                row.textOrNull("value"))),
                pageId,
                id,
                after,
                max);
    }

    /// A fault and its place among all of its import.
    public record Numbered(long number, ImportFault fault) {}

    /// Uploads that nobody began are forgotten, with their text, after so long; returns how many.
    public int forgetIdle(Duration age) {
        return statements.update("""
                delete from contact_import
                 where state = 'UPLOADING' and created_at < clock_timestamp() - make_interval(secs => ?)
                """, (double) age.toSeconds());
    }

    /// Who of these the page knows.
    public Set<String> known(long pageId, Collection<String> psids) {
        return Set.copyOf(statements.list("""
                select contact_id from contact
                 where page_id = ? and contact_id = any (?)
                """, row -> row.text("contact_id"), pageId, psids.toArray(String[]::new)));
    }

    /// Puts rows into the inbox, each as an event of its person; they let everybody else's events pass. Every row
    /// is told once, however often.
    public void tell(Stored run, Collection<ImportRow> rows) {
        Columns<ImportRow> columns = Columns.of(rows);
        statements.update(
                """
                insert into inbox (page_id, contact_id, event_at, event_key, kind, event, arrival)
                select ?, contact_id, ?, sha256(convert_to(? || line, 'UTF8')), ?, event::jsonb, nextval('inbox_arrival') + ?
                  from unnest(?::text[], ?::integer[], ?::text[]) as told (contact_id, line, event)
                    on conflict do nothing
                """,
                run.pageId(),
                run.askedAt(),
                "ours|import|" + run.id() + "|" + run.pageId() + "|",
                Kinds.word(Event.RowImported.class),
                RuleSwitches.AFTER_ALL_OTHERS,
                columns.texts(ImportRow::psid),
                columns.integers(ImportRow::line),
                columns.texts(row -> Json.write(Objects.requireNonNull(row.event()))));
    }

    private void forgetText(long pageId, String id) {
        statements.update("delete from contact_import_part where page_id = ? and import_id = ?", pageId, id);
    }

    private static Stored stored(Row row) {
        String plan = row.textOrNull("plan");
        return new Stored(
                row.number("page_id"),
                row.text("import_id"),
                row.text("name"),
                State.valueOf(row.text("state")),
                row.number("characters"),
                plan == null ? null : Json.read(plan, ImportPlan.class),
                row.texts("headings"),
                row.numberOrNull("total"),
                row.number("read"),
                row.number("told"),
                row.number("faulty"),
                row.instantOrNull("asked_at"),
                row.instant("created_at"),
                row.instantOrNull("finished_at"));
    }
}
