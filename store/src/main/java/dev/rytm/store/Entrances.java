package dev.rytm.store;

import static java.util.stream.Collectors.groupingBy;

import dev.rytm.core.contact.FlowId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The table `entrance`: which words and links start a flow.
public final class Entrances {

    private final Statements statements;

    Entrances(Statements statements) {
        this.statements = statements;
    }

    /// How a flow is entered.
    public enum Kind {
        KEYWORD,
        REFERRAL
    }

    /// One way into a flow of a page.
    public record Entrance(long pageId, Kind kind, String word, FlowId flow) {}

    public Map<Long, List<Entrance>> of(Collection<Long> pageIds) {
        return statements
                .list(
                        "select page_id, kind, word, flow_id from entrance where page_id = any (?) order by kind, word",
                        row -> new Entrance(
                                row.number("page_id"),
                                Kind.valueOf(row.text("kind")),
                                row.text("word"),
                                new FlowId(row.text("flow_id"))),
                        (Object) pageIds.toArray(Long[]::new))
                .stream()
                .collect(groupingBy(Entrance::pageId));
    }

    public List<Entrance> list(long pageId) {
        return of(List.of(pageId)).getOrDefault(pageId, List.of());
    }

    /// Puts all of a page's entrances in the place of the old ones.
    public void replace(long pageId, Collection<Entrance> entrances) {
        statements.update("delete from entrance where page_id = ?", pageId);
        Columns<Entrance> columns = Columns.of(entrances);
        statements.update(
                """
                        insert into entrance (page_id, kind, word, flow_id)
                        select ?, * from unnest(?::text[], ?::text[], ?::text[])
                        """,
                pageId,
                columns.texts(entrance -> entrance.kind().name()),
                columns.texts(Entrance::word),
                columns.texts(entrance -> entrance.flow().value()));
        Pages.bumpCatalog(statements, pageId);
    }
}
