package dev.rytm.store;

import dev.rytm.core.Event;
import dev.rytm.core.contact.FlowId;
import dev.rytm.store.json.Json;
import dev.rytm.store.json.Kinds;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table `flow_move`: new versions that whoever is inside an older one has yet to be told of.
public final class FlowMoves {

    /// How many people are looked at in one transaction.
    public static final int CHUNK = 20_000;

    private final Statements statements;

    FlowMoves(Statements statements) {
        this.statements = statements;
    }

    private record Next(long pageId, Event.VersionPublished event, String after) {

        String flow() {
            return event.flow().value();
        }

        int version() {
            return event.version();
        }
    }

    private record Chunk(@Nullable String last, long people, long told) {}

    /// Whoever is inside an older version is to go on in this one, or (`restarts`) to begin it.
    public void begin(long pageId, FlowId flow, int version, boolean restarts, Instant askedAt) {
        statements.update(
                "insert into flow_move (page_id, flow_id, version, restarts, asked_at) values (?, ?, ?, ?, ?)",
                pageId,
                flow.value(),
                version,
                restarts,
                askedAt);
        changed(pageId, flow);
    }

    private void changed(long pageId, FlowId flow) {
        statements.changes().of(pageId, Watched.FLOWS, flow.value());
    }

    /// Tells the next of the people of the oldest version that nobody works on; false if there is nothing to do now.
    /// Their events let everybody else's pass.
    public boolean advance() {
        settle();
        Optional<Next> next = statements.first(
                """
                select page_id, flow_id, version, restarts, after, asked_at
                  from flow_move
                 where finished_at is null and begins_at <= pg_snapshot_xmin(pg_current_snapshot())
                 order by started_at
                 limit 1
                   for update skip locked
                """,
                row -> new Next(
                        row.number("page_id"),
                        new Event.VersionPublished(
                                row.instant("asked_at"),
                                new FlowId(row.text("flow_id")),
                                row.integer("version"),
                                row.truth("restarts")),
                        row.text("after")));
        next.ifPresent(this::advance);
        return next.isPresent();
    }

    /// A decision that began before the version was published may yet let somebody into an older one. It has locked its
    /// person by now, so it has a transaction number below the next one.
    private void settle() {
        statements.update("""
                update flow_move set begins_at = pg_snapshot_xmax(pg_current_snapshot())
                 where (page_id, flow_id, version) in (
                           select page_id, flow_id, version from flow_move
                            where finished_at is null and begins_at is null
                              for update skip locked)
                """);
    }

    private void advance(Next move) {
        Chunk chunk = tell(move);
        statements.update(
                """
                update flow_move
                   set told = told + ?, after = coalesce(?, after),
                       finished_at = case when ? < ? then clock_timestamp() end
                 where page_id = ? and flow_id = ? and version = ?
                """, chunk.told(), chunk.last(), chunk.people(), CHUNK, move.pageId(), move.flow(), move.version());
        changed(move.pageId(), move.event().flow());
    }

    private Chunk tell(Next move) {
        Event.VersionPublished event = move.event();
        return statements.one(
                """
                with looked as materialized (
                     select contact_id, state from contact
                      where page_id = ? and contact_id > ?
                      order by contact_id
                      limit ?),
                told as (
                     insert into inbox (page_id, contact_id, event_at, event_key, kind, event, arrival)
                     select ?, contact_id, ?, sha256(convert_to(? || contact_id, 'UTF8')), ?, ?::jsonb,
                            nextval('inbox_arrival') + ?
                       from looked
                      where strpos(state, to_json(?::text)::text) > 0
                         on conflict do nothing
                  returning 1)
                select (select max(contact_id) from looked) as last, (select count(*) from looked) as people,
                       (select count(*) from told) as told
                """,
                row -> new Chunk(row.textOrNull("last"), row.number("people"), row.number("told")),
                move.pageId(),
                move.after(),
                CHUNK,
                move.pageId(),
                event.at(),
                "ours|version|" + move.flow() + "|" + move.version() + "|" + move.pageId() + "|",
                Kinds.word(event.getClass()),
                Json.write(event),
                RuleSwitches.AFTER_ALL_OTHERS,
                move.flow());
    }
}
