package dev.rytm.store.segment;

import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.Standing;
import dev.rytm.core.flow.Condition;
import dev.rytm.store.Row;
import dev.rytm.store.Statements;
import dev.rytm.store.json.FieldMap;
import dev.rytm.store.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds and counts people by conditions, names and order, a screenful at a time.
///
/// Row-level security would keep PostgreSQL from every index that matters here: it looks into arrays, documents
/// and words only after the policy has been asked of each row. So the page is held against the workspace's own
/// first, and the search then runs as the rooms do, with the page named in the statement.
public final class Crowds {

    private final Statements statements;
    private final Worker worker;

    public Crowds(Statements statements) {
        this.statements = statements;
        this.worker = new Worker(statements);
    }

    /// How a list is ordered: who was active last, or by name.
    public enum Order {
        ACTIVITY,
        NAME
    }

    /// Where a list goes on: after this line.
    public record Place(
            @Nullable Instant lastInteractionAt, @Nullable String sortName, String id) {}

    /// Who is wanted, in which order, and after whom; perhaps only whom the team has. A search finds the beginnings of
    /// names, in any order.
    public record Query(
            Condition condition,
            @Nullable String search,
            Order order,
            @Nullable Place after,
            boolean handedOver) {}

    /// One contact in a list.
    public record Line(
            String id,
            @Nullable String firstName,
            @Nullable String lastName,
            Standing standing,
            @Nullable Instant lastInteractionAt,
            Instant createdAt,
            @Nullable Instant handedOverUntil,
            List<String> tags,
            Place place) {

        public Line {
            tags = List.copyOf(tags);
        }
    }

    public List<Line> list(long pageId, Query query, int max, Instant now) {
        return worker.on(pageId, () -> search(pageId, query, now).select(max, row -> line(row, query.order())));
    }

    /// A contact with all that a file of contacts tells.
    public record Person(Line line, Map<String, FieldValue> fields, Map<String, String> consents) {

        public Person {
            fields = Map.copyOf(fields);
            consents = Map.copyOf(consents);
        }
    }

    /// As [#list], with fields and the states of consents by topic, as stored.
    public List<Person> people(long pageId, Query query, int max, Instant now) {
        return worker.on(
                pageId,
                () -> search(pageId, query, now)
                        .select(
                                max,
                                row -> new Person(
                                        line(row, query.order()),
                                        Json.read("{\"fields\":" + row.text("fields") + "}", FieldMap.class)
                                                .fields(),
                                        states(row.text("consent_states")))));
    }

    private CrowdSearch search(long pageId, Query query, Instant now) {
        return new CrowdSearch(statements, pageId, query, now);
    }

    private static Map<String, String> states(String json) {
        Map<String, String> states = new HashMap<>();
        Map<?, ?> read = Json.read(json, Map.class);
        read.forEach((topic, state) -> states.put(String.valueOf(topic), String.valueOf(state)));
        return states;
    }

    /// Exactly how many; fails as [dev.rytm.store.DatabaseException#isOutOfTime] when it takes longer than `patience`.
    public long count(long pageId, Condition condition, Instant now, Duration patience) {
        return worker.on(pageId, () -> {
            statements.list(
                    "select set_config('statement_timeout', ?, true)", row -> row, String.valueOf(patience.toMillis()));
            Clause where = Clause.all(List.of(CrowdSearch.ofPage(pageId), new SegmentSql(now).clause(condition)));
            long people = statements.one(
                    "select count(*) as people from contact_summary c where " + where.sql(),
                    row -> row.number("people"),
                    where.values().toArray());
            statements.list("select set_config('statement_timeout', '0', true)", row -> row);
            return people;
        });
    }

    /// About how many, as PostgreSQL's planner believes; asks nobody.
    public long estimate(long pageId, Condition condition, Instant now) {
        return worker.on(
                pageId,
                () -> Estimate.of(
                        statements,
                        Clause.all(List.of(CrowdSearch.ofPage(pageId), new SegmentSql(now).clause(condition)))));
    }

    /// How PostgreSQL would run the count, and how long it took; for the bench.
    public String explainCount(long pageId, Condition condition, Instant now) {
        return worker.on(pageId, () -> {
            Clause where = Clause.all(List.of(CrowdSearch.ofPage(pageId), new SegmentSql(now).clause(condition)));
            return String.join(
                    "\n",
                    statements.list(
                            "explain (analyze, buffers, costs off) select count(*) from contact_summary c where "
                                    + where.sql(),
                            row -> row.text("QUERY PLAN"),
                            where.values().toArray()));
        });
    }

    private static Line line(Row row, Order order) {
        String id = row.text("contact_id");
        Instant at = row.instantOrNull("last_interaction_at");
        return new Line(
                id,
                row.textOrNull("first_name"),
                row.textOrNull("last_name"),
                Standing.valueOf(row.text("standing")),
                at,
                row.instant("created_at"),
                row.instantOrNull("handed_over_until"),
                row.texts("tags"),
                new Place(order == Order.ACTIVITY ? at : null, order == Order.NAME ? row.text("sort_name") : null, id));
    }
}
