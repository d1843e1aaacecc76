package dev.rytm.store;

import static java.util.stream.Collectors.toMap;

import dev.rytm.core.contact.FlowId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where in a flow people are just now: they stand on a step, or are in the subflow that a step called.
///
/// Every person of the page is looked at, so this is for rare questions.
public final class FlowPlaces {

    /// Looks closer only at whom the flow's id is written down of.
    private static final String PLACES = """
              from contact c
             cross join lateral jsonb_array_elements(c.state::jsonb -> 'runs') as runs (run)
             cross join lateral (select run union all select jsonb_array_elements(run -> 'stack')) as places (place)
             where c.page_id = ? and strpos(c.state, to_json(?::text)::text) > 0 and place ->> 'flow' = ?
            """;

    private final Statements statements;

    FlowPlaces(Statements statements) {
        this.statements = statements;
    }

    /// How many people are on a step of a version, or in the subflow that it called. Of calls of old only the step is
    /// known to which they return, or none if they are through then.
    public record Place(int version, @Nullable String step, long people) {}

    /// The newest version first.
    public List<Place> of(long pageId, FlowId id) {
        return statements.list(
                """
                        select (place ->> 'version')::integer as version,
                               coalesce(place ->> 'goTo', place ->> 'step') as step, count(distinct c.contact_id) as people
                        """ + PLACES + " group by 1, 2 order by 1 desc, 2",
                row -> new Place(row.integer("version"), row.textOrNull("step"), row.number("people")),
                pageId,
                id.value(),
                id.value());
    }

    /// How many people are in each version; one without anybody is absent.
    public Map<Integer, Long> byVersion(long pageId, FlowId id) {
        return statements
                .list(
                        "select (place ->> 'version')::integer as version, count(distinct c.contact_id) as people "
                                + PLACES + " group by 1",
                        row -> Map.entry(row.integer("version"), row.number("people")),
                        pageId,
                        id.value(),
                        id.value())
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
