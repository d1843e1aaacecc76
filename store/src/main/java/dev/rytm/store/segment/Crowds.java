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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds and counts people by conditions, names and order, a screenful at a time.
///
/// Row-level security would keep PostgreSQL from every index that matters here: it looks into arrays, documents
/// and words only after the policy has been asked of each row. So the page is held against the workspace's own
/// first, and the search then runs as the rooms do, with the page named in the statement.
public final class Crowds {

    private static final Pattern ROWS = Pattern.compile("\"Plan Rows\": (\\d+)");

    /// A search of at least so many digits means the id that Meta gave the person.
    private static final Pattern ID = Pattern.compile("\\d{5,}");

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
        return worker.on(pageId, () -> select(pageId, query, new Wanted(max, now), row -> line(row, query.order())));
    }

    private record Wanted(int max, Instant now) {}

    /// How many people a list walks over in its own order before it looks for them the other way round.
    private static final int WALK = 5_000;

    private static final String COLUMNS = """
            c.contact_id, c.first_name, c.last_name, c.standing, c.last_interaction_at, c.created_at, c.tags, c.sort_name,
            c.handed_over_until,
            c.fields::text as fields, c.consent_states::text as consent_states
            """;

    /// Walks in the list's order first, which finds what many have; and if that was not enough, finds all who are
    /// meant and orders them, which is quick for what few have. PostgreSQL would have to choose by guessing how
    /// many there are, and a wrong guess walks over everybody.
    private <T> List<T> select(long pageId, Query query, Wanted wanted, Function<Row, T> reader) {
        List<Clause> reach = new ArrayList<>(List.of(ofPage(pageId)));
        if (query.after() != null) {
            reach.add(after(query.order(), query.after()));
        }
        Clause within = Clause.all(reach);
        Clause meant = Clause.all(meant(query, wanted.now()));
        String order = order(query.order());
        List<T> walked = statements.list(
                "select " + COLUMNS + " from (select * from contact_summary c where " + within.sql() + " order by "
                        + order + " limit " + WALK + ") as c where " + meant.sql() + " limit ?",
                reader,
                values(within, meant, wanted.max()));
        if (walked.size() == wanted.max()) {
            return walked;
        }
        // Only what the order asks for is carried along, for there may be very many; the rest is read of the few that
        // are shown.
        return statements.list(
                "with c as materialized (select c.contact_id, c.active_on, c.last_interaction_at, c.sort_name"
                        + " from contact_summary c where " + within.sql() + " and " + meant.sql()
                        + "), shown as (select *"
                        + " from c order by " + order + " limit ?) select " + COLUMNS
                        + " from shown join contact_summary c on c.page_id = ? and c.contact_id = shown.contact_id"
                        + " order by " + order,
                reader,
                values(within, meant, wanted.max(), pageId));
    }

    private static Object[] values(Clause within, Clause meant, Object... more) {
        List<Object> values = new ArrayList<>(within.values());
        values.addAll(meant.values());
        values.addAll(List.of(more));
        return values.toArray();
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
                () -> select(
                        pageId,
                        query,
                        new Wanted(max, now),
                        row -> new Person(
                                line(row, query.order()),
                                Json.read("{\"fields\":" + row.text("fields") + "}", FieldMap.class)
                                        .fields(),
                                states(row.text("consent_states")))));
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
            Clause where = Clause.all(List.of(ofPage(pageId), new SegmentSql(now).clause(condition)));
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
        return worker.on(pageId, () -> {
            Clause where = Clause.all(List.of(ofPage(pageId), new SegmentSql(now).clause(condition)));
            String plan = statements.one(
                    "explain (format json) select c.contact_id from contact_summary c where " + where.sql(),
                    row -> row.text("QUERY PLAN"),
                    where.values().toArray());
            Matcher rows = ROWS.matcher(plan);
            if (!rows.find()) {
                throw new IllegalStateException("a plan without rows: " + plan);
            }
            return Long.parseLong(rows.group(1));
        });
    }

    /// How PostgreSQL would run the count, and how long it took; for the bench.
    public String explainCount(long pageId, Condition condition, Instant now) {
        return worker.on(pageId, () -> {
            Clause where = Clause.all(List.of(ofPage(pageId), new SegmentSql(now).clause(condition)));
            return String.join(
                    "\n",
                    statements.list(
                            "explain (analyze, buffers, costs off) select count(*) from contact_summary c where "
                                    + where.sql(),
                            row -> row.text("QUERY PLAN"),
                            where.values().toArray()));
        });
    }

    private List<Clause> meant(Query query, Instant now) {
        List<Clause> parts = new ArrayList<>();
        parts.add(new SegmentSql(now).clause(query.condition()));
        if (query.handedOver()) {
            parts.add(Clause.of("c.handed_over_until is not null"));
        }
        String search = query.search() == null ? "" : query.search().strip();
        if (ID.matcher(search).matches()) {
            parts.add(Clause.of("c.contact_id = ?", search));
        } else if (!search.isEmpty()) {
            parts.add(named(search));
        }
        return parts;
    }

    /// The words are folded by the same function that folded the names; asked beforehand, so that the
    /// planner sees them.
    private Clause named(String search) {
        return statements
                .first("""
                        select string_agg(quote_literal(word) || ':*', ' & ') as words
                          from unnest(rytm_words(?)) as word
                        having count(*) > 0
                        """, row -> Clause.of("c.name_words @@ ?::tsquery", row.text("words")), search)
                .orElse(Clause.of("true"));
    }

    private static Clause ofPage(long pageId) {
        return Clause.of("c.page_id = ?", pageId);
    }

    private static String order(Order order) {
        return switch (order) {
            case ACTIVITY ->
                "c.active_on desc, coalesce(c.last_interaction_at, '-infinity'::timestamptz) desc, c.contact_id desc";
            case NAME -> "c.sort_name, c.contact_id";
        };
    }

    private static Clause after(Order order, Place place) {
        return switch (order) {
            case ACTIVITY -> afterActivity(place);
            case NAME ->
                Clause.of(
                        "(c.sort_name, c.contact_id) > (?, ?)",
                        place.sortName() == null ? "" : place.sortName(),
                        place.id());
        };
    }

    private static Clause afterActivity(Place place) {
        Instant at = place.lastInteractionAt();
        return at == null
                ? Clause.of("(c.active_on = '-infinity' and c.contact_id < ?)", place.id())
                : Clause.of(
                        "(c.active_on, coalesce(c.last_interaction_at, '-infinity'::timestamptz), c.contact_id) < (?, ?, ?)",
                        LocalDate.ofInstant(at, ZoneOffset.UTC),
                        at,
                        place.id());
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
