package dev.rytm.store.segment;

import dev.rytm.core.flow.Condition;
import dev.rytm.store.Row;
import dev.rytm.store.Statements;
import dev.rytm.store.segment.Crowds.Place;
import dev.rytm.store.segment.Crowds.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One question for a screenful of people.
///
/// It walks in the list's order first, which finds what many have; and if that was not enough, finds all who are meant
/// and orders them, which is quick for what few have. PostgreSQL would have to choose by guessing how many there are,
/// and a wrong guess walks over everybody.
final class CrowdSearch {

    /// How many people a list walks over in its own order before it looks for them the other way round.
    private static final int WALK = 5_000;

    /// A word that so many times more people have than another is not asked for beside it.
    private static final long COMMON = 20;

    /// A search of at least so many digits means the id that Meta gave the person.
    private static final Pattern ID = Pattern.compile("\\d{5,}");

    private static final Condition EVERYBODY = new Condition.All(List.of());

    private static final String COLUMNS = """
            c.contact_id, c.first_name, c.last_name, c.standing, c.last_interaction_at, c.created_at, c.tags, c.sort_name,
            c.handed_over_until,
            c.fields::text as fields, c.consent_states::text as consent_states
            """;

    private final Statements statements;
    private final long pageId;
    private final Query query;
    private final Instant now;
    private final String search;
    private final List<String> words;

    CrowdSearch(Statements statements, long pageId, Query query, Instant now) {
        this.statements = statements;
        this.pageId = pageId;
        this.query = query;
        this.now = now;
        this.search = query.search() == null ? "" : query.search().strip();
        this.words = search.isEmpty() || isId() ? List.of() : words(search);
    }

    private boolean isId() {
        return ID.matcher(search).matches();
    }

    /// Something is searched for, but nothing of it can stand in a name's words.
    private boolean meansNobody() {
        return words.isEmpty() && !search.isEmpty() && !isId();
    }

    /// The words are folded by the same function that folded the names; asked beforehand, so that the
    /// planner sees them.
    private List<String> words(String search) {
        return statements.list("select unnest(rytm_words(?)) as word", row -> row.text("word"), search);
    }

    <T> List<T> select(int max, Function<Row, T> reader) {
        if (meansNobody()) {
            return List.of();
        }
        List<T> walked = walked(max, reader);
        return walked.size() == max ? walked : read(all(max), reader);
    }

    /// The first ones, if a walk in the list's order finds enough of them; what it finds else is not complete.
    private <T> List<T> walked(int max, Function<Row, T> reader) {
        if (words.isEmpty()) {
            return read(walk(max), reader);
        }
        boolean byNameAlone = query.condition().equals(EVERYBODY) && !query.handedOver();
        List<String> ids = byNameAlone
                ? new NameSearch(statements, pageId, words, max).find(query.order(), query.after())
                : List.of();
        return ids.size() < max ? List.of() : read(these(ids, max), reader);
    }

    private <T> List<T> read(Clause question, Function<Row, T> reader) {
        return statements.list(question.sql(), reader, question.values().toArray());
    }

    private Clause walk(int max) {
        return new Sql("select " + COLUMNS + " from (select * from contact_summary c where ")
                .add(within())
                .add(" order by ")
                .add(order())
                .add(" limit " + WALK + ") as c where ")
                .add(meant())
                .add(" limit " + max)
                .clause();
    }

    private Clause these(List<String> ids, int max) {
        return new Sql("select " + COLUMNS + " from contact_summary c where ")
                .add(ofPage(pageId))
                .add(Clause.of(" and c.contact_id = any(?) order by ", (Object) ids.toArray(String[]::new)))
                .add(order())
                .add(" limit " + max)
                .clause();
    }

    /// Finds everybody before it orders them, whatever PostgreSQL believes of how many there are. Only what the order
    /// asks for is carried along, for there may be very many; the rest is read of the few that are shown.
    private Clause all(int max) {
        return new Sql("with c as materialized (select c.contact_id, c.active_on, c.last_interaction_at, c.sort_name"
                        + " from contact_summary c where ")
                .add(within())
                .add(" and ")
                .add(meant())
                .add("), shown as (select * from c order by ")
                .add(order())
                .add(" limit " + max + ") select " + COLUMNS)
                .add(" from shown join contact_summary c on c.contact_id = shown.contact_id and ")
                .add(ofPage(pageId))
                .add(" order by ")
                .add(order())
                .clause();
    }

    private Clause within() {
        Place after = query.after();
        return after == null ? ofPage(pageId) : Clause.all(List.of(ofPage(pageId), after(after)));
    }

    private Clause meant() {
        List<Clause> parts = new ArrayList<>();
        parts.add(new SegmentSql(now).clause(query.condition()));
        if (query.handedOver()) {
            parts.add(Clause.of("c.handed_over_until is not null"));
        }
        if (isId()) {
            parts.add(Clause.of("c.contact_id = ?", search));
        }
        if (!words.isEmpty()) {
            parts.add(named());
        }
        return Clause.all(parts);
    }

    /// The index of words gathers everybody who has any of them. So it is asked for the rare ones alone, and the names
    /// of those it tells are held against the rest.
    private Clause named() {
        Map<String, Long> people = new LinkedHashMap<>();
        words.forEach(word -> people.put(word, words.size() == 1 ? 0 : estimate(indexed(List.of(word)))));
        long most = COMMON * Collections.min(people.values());
        List<String> rare = words.stream()
                .filter(word -> people.getOrDefault(word, 0L) <= most)
                .toList();
        List<Clause> parts = new ArrayList<>(List.of(indexed(rare)));
        words.stream().filter(word -> !rare.contains(word)).map(NameSearch::has).forEach(parts::add);
        return Clause.all(parts);
    }

    /// Words hold no punctuation, so nothing in them means anything to a search.
    private static Clause indexed(List<String> words) {
        return Clause.of(
                "c.name_words @@ ?::tsquery",
                words.stream().map(word -> "'" + word + "':*").collect(Collectors.joining(" & ")));
    }

    private long estimate(Clause clause) {
        return Estimate.of(statements, Clause.all(List.of(ofPage(pageId), clause)));
    }

    static Clause ofPage(long pageId) {
        return Clause.of("c.page_id = ?", pageId);
    }

    /// By name, a search tells those first whose name, as it is ordered, begins with one of its words.
    private Clause order() {
        return switch (query.order()) {
            case ACTIVITY ->
                Clause.of(
                        "c.active_on desc, coalesce(c.last_interaction_at, '-infinity'::timestamptz) desc, c.contact_id desc");
            case NAME -> {
                Clause name = Clause.of("c.sort_name, c.contact_id");
                yield words.isEmpty()
                        ? name
                        : new Sql("")
                                .add(NameSearch.isFirst(words))
                                .add(" desc, ")
                                .add(name)
                                .clause();
            }
        };
    }

    private Clause after(Place place) {
        return switch (query.order()) {
            case ACTIVITY -> afterActivity(place);
            case NAME -> words.isEmpty() ? afterName(place) : NameSearch.after(words, place);
        };
    }

    static Clause afterName(Place place) {
        return Clause.of("(c.sort_name, c.contact_id) > (?, ?)", nameOf(place), place.id());
    }

    static String nameOf(Place place) {
        return place.sortName() == null ? "" : place.sortName();
    }

    static Clause afterActivity(Place place) {
        Instant at = place.lastInteractionAt();
        return at == null
                ? Clause.of("(c.active_on = '-infinity' and c.contact_id < ?)", place.id())
                : Clause.of(
                        "(c.active_on, coalesce(c.last_interaction_at, '-infinity'::timestamptz), c.contact_id) < (?, ?, ?)",
                        LocalDate.ofInstant(at, ZoneOffset.UTC),
                        at,
                        place.id());
    }
}
