package dev.rytm.store.segment;

import dev.rytm.core.imports.FieldType;
import dev.rytm.store.Statements;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Which tags and fields the people of a page have, and how many have each.
public final class Labels {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final Statements statements;
    private final Worker worker;

    public Labels(Statements statements) {
        this.statements = statements;
        this.worker = new Worker(statements);
    }

    /// A tag, and how many have it.
    public record Tag(String name, long people) {}

    /// A field by name, with the number of people who have a value of each type.
    public record Field(String name, Map<FieldType, Long> people) {

        public Field {
            people = Map.copyOf(people);
        }
    }

    /// Reads all of the page's people: for a screen that is opened now and then. At most `max`, those
    /// of most people first.
    public List<Tag> tags(long pageId, int max) {
        return worker.on(pageId, () -> {
            patience();
            return statements.list("""
                    select tag, count(*) as people
                      from contact_summary cross join lateral unnest(tags) as tag
                     where page_id = ? and tags <> '{}'
                     group by tag order by people desc, tag limit ?
                    """, row -> new Tag(row.text("tag"), row.number("people")), pageId, max);
        });
    }

    /// As [#tags].
    public List<Field> fields(long pageId, int max) {
        record Count(String name, FieldType type, long people) {}
        List<Count> counts = worker.on(pageId, () -> {
            patience();
            return statements.list(
                    """
                    select field.key as name, field.value ->> 'kind' as kind, count(*) as people
                      from contact_summary cross join lateral jsonb_each(fields) as field
                     where page_id = ? and fields <> '{}'
                     group by 1, 2 order by people desc, 1, 2 limit ?
                    """,
                    row -> new Count(
                            row.text("name"),
                            FieldType.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
                            row.number("people")),
                    pageId,
                    max);
        });
        Map<String, Map<FieldType, Long>> fields = new TreeMap<>();
        counts.forEach(count ->
                fields.computeIfAbsent(count.name(), _ -> new TreeMap<>()).put(count.type(), count.people()));
        return fields.entrySet().stream()
                .map(field -> new Field(field.getKey(), field.getValue()))
                .toList();
    }

    private void patience() {
        statements.list(
                "select set_config('statement_timeout', ?, true)", row -> row, String.valueOf(PATIENCE.toMillis()));
    }
}
