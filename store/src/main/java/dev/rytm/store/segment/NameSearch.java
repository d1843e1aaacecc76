package dev.rytm.store.segment;

import dev.rytm.store.Statements;
import dev.rytm.store.segment.Crowds.Order;
import dev.rytm.store.segment.Crowds.Place;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks for people by the beginnings of their names alone, in the order of the list, without reading anybody who is
/// not shown: the indexes that order people hold their names, too.
///
/// It walks as far as that is quicker than the index of words, which tells who is meant but nothing of their order. By
/// name, whose own name begins with a word of the search comes first, and they lie together.
record NameSearch(Statements statements, long pageId, List<String> words, int max) {

    /// How many names a walk goes over.
    private static final int FAR = 60_000;

    /// What stands before a word: what parts words in `rytm_words`.
    private static final String BEFORE = "(^|[\\s!-/:-@\\[-`{-~])";

    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    NameSearch {
        words = List.copyOf(words);
    }

    /// The ids of those who may come first after `place`, at least `max`, in any order; fewer if a walk did not go far
    /// enough to tell.
    List<String> find(Order order, @Nullable Place place) {
        return switch (order) {
            case NAME -> byName(place);
            case ACTIVITY -> ids(byActivity(place));
        };
    }

    /// Whether a person's own name, as it is ordered, begins with a word of the search.
    static Clause isFirst(List<String> words) {
        return Clause.of("c.sort_name ~ ?", "^(" + String.join("|", words) + ")");
    }

    /// Who comes after `place` in the order by name.
    static Clause after(List<String> words, Place place) {
        Clause later = CrowdSearch.afterName(place);
        Clause first = isFirst(words);
        return isFirst(words, place)
                ? Clause.any(List.of(later, first.negated()))
                : Clause.all(List.of(later, first.negated()));
    }

    private static boolean isFirst(List<String> words, Place place) {
        return words.stream().anyMatch(CrowdSearch.nameOf(place)::startsWith);
    }

    private List<String> byName(@Nullable Place place) {
        List<String> found = new ArrayList<>();
        if (place == null || isFirst(words, place)) {
            for (String word : ranges()) {
                Clause range = within(Clause.of("c.sort_name >= ? and c.sort_name < ?", word, word + LAST), place);
                found.addAll(ids(walk(range, named())));
                if (found.size() >= max || goesFarther(range)) {
                    return found;
                }
            }
        }
        Place from = place == null || isFirst(words, place) ? null : place;
        Clause rest = Clause.all(List.of(named(), isFirst(words).negated()));
        found.addAll(ids(walk(within(Clause.of("true"), from), rest)));
        return found;
    }

    /// The words at which ranges of names begin, in the order of names; none lies within another's.
    private List<String> ranges() {
        return words.stream()
                .distinct()
                .filter(word -> words.stream().noneMatch(other -> word.startsWith(other) && !word.equals(other)))
                .sorted()
                .toList();
    }

    private Clause within(Clause part, @Nullable Place after) {
        List<Clause> parts = new ArrayList<>(List.of(ofPage(), part));
        if (after != null) {
            parts.add(CrowdSearch.afterName(after));
        }
        return Clause.all(parts);
    }

    private Clause walk(Clause within, Clause meant) {
        return new Sql("select contact_id from (select contact_id, sort_name from contact_summary c where ")
                .add(within)
                .add(" order by c.sort_name, c.contact_id limit " + FAR + ") as c where ")
                .add(meant)
                .add(" limit " + max)
                .clause();
    }

    private boolean goesFarther(Clause within) {
        return !ids(new Sql("select contact_id from contact_summary c where ")
                        .add(within)
                        .add(" order by c.sort_name, c.contact_id offset " + FAR + " limit 1")
                        .clause())
                .isEmpty();
    }

    /// The index knows the day of the last activity, and who comes first within a day only the person's row. So
    /// days are taken whole: what is left of the day at which the list stopped, and the days before it.
    private Clause byActivity(@Nullable Place place) {
        if (place == null) {
            return daysBefore(ofPage());
        }
        if (place.lastInteractionAt() == null) {
            return day(Clause.of("c.active_on = '-infinity'"), place);
        }
        LocalDate day = LocalDate.ofInstant(place.lastInteractionAt(), ZoneOffset.UTC);
        return new Sql("")
                .add(day(Clause.of("c.active_on = ?", day), place))
                .add(" union all (")
                .add(daysBefore(Clause.all(List.of(ofPage(), Clause.of("c.active_on < ?", day)))))
                .add(")")
                .clause();
    }

    /// Who of that day comes after `place`. Names are looked at in the index before anybody's row is.
    private Clause day(Clause day, Place place) {
        return new Sql("(with named as materialized (select c.contact_id from contact_summary c where ")
                .add(Clause.all(List.of(ofPage(), day, named())))
                .add(") select contact_id from named join contact_summary c using (contact_id) where ")
                .add(Clause.all(List.of(ofPage(), CrowdSearch.afterActivity(place))))
                .add(")")
                .clause();
    }

    /// Only days that are walked over to their end.
    private Clause daysBefore(Clause within) {
        return new Sql("select contact_id from (select contact_id, active_on, sort_name from contact_summary c where ")
                .add(within)
                .add(" and c.active_on >= coalesce((select case when c.active_on = '-infinity' then date '1900-01-01'")
                .add(" else c.active_on + 1 end from contact_summary c where ")
                .add(within)
                .add(" order by c.active_on desc, c.contact_id desc offset " + FAR + " limit 1), '-infinity')")
                .add(" order by c.active_on desc, c.contact_id desc limit " + FAR + ") as c where ")
                .add(named())
                .add(" order by active_on desc fetch first " + max + " rows with ties")
                .clause();
    }

    private Clause ofPage() {
        return CrowdSearch.ofPage(pageId);
    }

    private Clause named() {
        return Clause.all(words.stream().map(NameSearch::has).toList());
    }

    /// Whether a name has a word that begins so. Words hold no punctuation, so nothing in them means anything to a
    /// pattern.
    static Clause has(String word) {
        return Clause.of("c.sort_name ~ ?", BEFORE + word);
    }

    private List<String> ids(Clause question) {
        return statements.list(
                question.sql(), row -> row.text("contact_id"), question.values().toArray());
    }
}
