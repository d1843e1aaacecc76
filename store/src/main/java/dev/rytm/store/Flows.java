package dev.rytm.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.store.json.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tables `flow` and `flow_version`: drafts that may be unfinished, and published versions that never change.
public final class Flows {

    private static final String COLUMNS =
            "flow_id, name, kind, draft::text as draft, draft_revision, draft_saved_at, draft_saved_by_name, folder, published_version";

    private static final String HEAD =
            "version, document ->> 'name' as name, coalesce(published_by_name, published_by) as author, published_at, note";

    private final Statements statements;

    Flows(Statements statements) {
        this.statements = statements;
    }

    /// A flow as its author last saved it; `document` is JSON, of whatever form.
    public record Draft(
            FlowId id,
            String name,
            FlowKind kind,
            String document,
            long revision,
            Instant savedAt,
            @Nullable String savedBy,
            @Nullable String folder,
            @Nullable Integer publishedVersion) {}

    /// Who changes a flow: `member <id>` or `key <id>`, and how they are called.
    public record Author(String actor, String name) {}

    /// What an author makes of a flow; `document` is JSON, of whatever form.
    public record Content(String name, FlowKind kind, String document) {}

    /// What is kept of a version beside the flow: how it was drawn (JSON), and what its author wrote about the change.
    public record Margin(@Nullable String layout, @Nullable String note) {

        public static final Margin EMPTY = new Margin(null, null);
    }

    /// One published version, newest first in lists. `publishedBy` is how its author was called then, or, of a version
    /// that is older than those names, `member <id>` or `key <id>`.
    public record VersionHead(
            int number,
            String name,
            String publishedBy,
            Instant publishedAt,
            @Nullable String note) {}

    /// A published version as it can be shown and compared.
    public record Version(
            VersionHead head, Flow flow, @Nullable String layout) {}

    /// A published version in its page.
    public record Published(long pageId, Flow flow, boolean newest) {}

    /// How many people are inside a flow, in its steps or to return to it from a subflow, and in which versions.
    public record Crowd(FlowId flow, Set<Integer> versions, long people) {

        public Crowd {
            versions = Set.copyOf(versions);
        }
    }

    /// Where on a page people are. Every person is looked at: this is for rare questions. A quotation mark inside of a
    /// text has a backslash before it, so what the pattern finds is a run.
    public List<Crowd> crowds(long pageId) {
        return statements.list(
                """
                        select place ->> 'flow' as flow_id, array_agg(distinct place ->> 'version') as versions,
                               count(distinct c.contact_id) as people
                          from contact c
                         cross join lateral jsonb_array_elements(c.state::jsonb -> 'runs') as runs (run)
                         cross join lateral (select run union all select jsonb_array_elements(run -> 'stack')) as places (place)
                         where c.page_id = ? and c.state ~ '"runs": ?\\[\\{'
                         group by 1
                        """,
                row -> new Crowd(
                        new FlowId(row.text("flow_id")),
                        row.texts("versions").stream().map(Integer::valueOf).collect(toSet()),
                        row.number("people")),
                pageId);
    }

    /// Every published version, because somebody may still be inside any of them.
    public Map<Long, List<Published>> published(Collection<Long> pageIds) {
        return statements
                .list(
                        """
                        select v.page_id, v.document::text as document, v.version = f.published_version as newest
                          from flow_version v
                          join flow f on f.page_id = v.page_id and f.flow_id = v.flow_id
                         where v.page_id = any (?)
                        """,
                        row -> new Published(
                                row.number("page_id"),
                                Json.read(row.text("document"), Flow.class),
                                row.truth("newest")),
                        (Object) pageIds.toArray(Long[]::new))
                .stream()
                .collect(groupingBy(Published::pageId));
    }

    public List<Draft> list(long pageId) {
        return statements.list(
                "select " + COLUMNS + " from flow where page_id = ? order by name, flow_id", Flows::draft, pageId);
    }

    public Optional<Draft> find(long pageId, FlowId id) {
        return statements.first(
                "select " + COLUMNS + " from flow where page_id = ? and flow_id = ?", Flows::draft, pageId, id.value());
    }

    /// When the newest version of each flow was published; a flow that never was is absent.
    public Map<FlowId, Instant> publishedAt(long pageId) {
        return statements
                .list(
                        "select flow_id, max(published_at) as published_at from flow_version where page_id = ? group by flow_id",
                        row -> Map.entry(new FlowId(row.text("flow_id")), row.instant("published_at")),
                        pageId)
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public List<VersionHead> versions(long pageId, FlowId id) {
        return statements.list(
                "select " + HEAD + " from flow_version where page_id = ? and flow_id = ? order by version desc",
                Flows::head,
                pageId,
                id.value());
    }

    public Optional<Version> version(long pageId, FlowId id, long version) {
        return statements.first(
                "select " + HEAD + ", document::text as document, layout::text as layout"
                        + " from flow_version where page_id = ? and flow_id = ? and version = ?",
                row -> new Version(head(row), Json.read(row.text("document"), Flow.class), row.textOrNull("layout")),
                pageId,
                id.value(),
                version);
    }

    public void insert(long pageId, FlowId id, Content content, Author author) {
        statements.update(
                """
                insert into flow (page_id, flow_id, name, kind, draft, draft_saved_by, draft_saved_by_name)
                values (?, ?, ?, ?, ?::jsonb, ?, ?)
                """,
                pageId,
                id.value(),
                content.name(),
                content.kind(),
                content.document(),
                author.actor(),
                author.name());
        changed(pageId, id);
    }

    /// Saves over the revision that its author started from; false if somebody else has saved since.
    public boolean save(long pageId, FlowId id, long revision, Content content, Author author) {
        boolean saved = statements.update(
                        """
                        update flow
                           set name = ?, kind = ?, draft = ?::jsonb, draft_revision = draft_revision + 1,
                               draft_saved_at = clock_timestamp(), draft_saved_by = ?, draft_saved_by_name = ?
                         where page_id = ? and flow_id = ? and draft_revision = ?
                        """,
                        content.name(),
                        content.kind(),
                        content.document(),
                        author.actor(),
                        author.name(),
                        pageId,
                        id.value(),
                        revision)
                > 0;
        if (saved) {
            changed(pageId, id);
        }
        return saved;
    }

    private void changed(long pageId, FlowId id) {
        statements.changes().of(pageId, Watched.FLOWS, id.value());
    }

    /// The number that the next version of a flow gets; the flow's row stays locked, so that two who publish at once
    /// get two numbers.
    public int nextVersion(long pageId, FlowId id) {
        return statements.one(
                        "select coalesce(published_version, 0) as newest from flow where page_id = ? and flow_id = ? for update",
                        row -> row.integer("newest"),
                        pageId,
                        id.value())
                + 1;
    }

    public void publish(long pageId, Flow flow, Margin margin, Author author) {
        statements.update(
                """
                insert into flow_version (page_id, flow_id, version, document, layout, note, published_by, published_by_name)
                values (?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?)
                """,
                pageId,
                flow.id().value(),
                flow.version(),
                Json.write(flow),
                margin.layout(),
                margin.note(),
                author.actor(),
                author.name());
        statements.update(
                "update flow set published_version = ? where page_id = ? and flow_id = ?",
                flow.version(),
                pageId,
                flow.id().value());
        changed(pageId, flow.id());
        Pages.bumpCatalog(statements, pageId);
    }

    public void file(long pageId, FlowId id, @Nullable String folder) {
        statements.update("update flow set folder = ? where page_id = ? and flow_id = ?", folder, pageId, id.value());
        changed(pageId, id);
    }

    public void delete(long pageId, FlowId id) {
        statements.update("delete from flow where page_id = ? and flow_id = ?", pageId, id.value());
        changed(pageId, id);
        Pages.bumpCatalog(statements, pageId);
    }

    private static VersionHead head(Row row) {
        return new VersionHead(
                row.integer("version"),
                row.text("name"),
                row.text("author"),
                row.instant("published_at"),
                row.textOrNull("note"));
    }

    private static Draft draft(Row row) {
        return new Draft(
                new FlowId(row.text("flow_id")),
                row.text("name"),
                FlowKind.valueOf(row.text("kind")),
                row.text("draft"),
                row.number("draft_revision"),
                row.instant("draft_saved_at"),
                row.textOrNull("draft_saved_by_name"),
                row.textOrNull("folder"),
                row.integerOrNull("published_version"));
    }
}
