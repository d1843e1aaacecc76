package dev.rytm.store;

import dev.rytm.store.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The table `audit`: who changed what. It can be added to and read, nothing else.
public final class Audits {

    private final Statements statements;

    Audits(Statements statements) {
        this.statements = statements;
    }

    /// One change. `action` is a word such as `topic.create`, `subject` the id of what was changed; `detail` never
    /// holds texts of people or secrets.
    public record Entry(
            @Nullable Long pageId, String actor, String action, String subject, Map<String, String> detail) {

        public Entry {
            detail = Map.copyOf(detail);
        }
    }

    /// Who made a change: `member <id>` or `key <id>`, how they are called, and the request that they made it with.
    public record Origin(
            @Nullable String actorName, @Nullable String requestId) {}

    /// An entry in its place; `at` is machine time. `actorName` is how the actor was called then.
    /// `requestId` is the one of
    /// the request that made the change.
    public record Recorded(
            long id,
            Instant at,
            @Nullable Long pageId,
            String actor,
            @Nullable String actorName,
            String action,
            String subject,
            Map<String, String> detail,
            @Nullable String requestId) {

        public Recorded {
            detail = Map.copyOf(detail);
        }
    }

    public void record(long workspaceId, Entry entry, Origin origin) {
        statements.update(
                """
                insert into audit (workspace_id, page_id, actor, action, subject, detail, actor_name, request_id)
                values (?, ?::bigint, ?, ?, ?, ?::jsonb, ?, ?)
                """,
                workspaceId,
                entry.pageId(),
                entry.actor(),
                entry.action(),
                entry.subject(),
                Json.write(entry.detail()),
                origin.actorName(),
                origin.requestId());
    }

    /// The same of somebody who works on a thing for a while, as an editor that saves by itself: told once an hour.
    public void recordWork(long workspaceId, Entry entry, Origin origin) {
        boolean told = statements
                .first("""
                        select 1 from audit
                         where workspace_id = ? and page_id is not distinct from ?::bigint and actor = ? and action = ?
                           and subject = ? and at > clock_timestamp() - interval '1 hour'
                         limit 1
                        """, row -> true, workspaceId, entry.pageId(), entry.actor(), entry.action(), entry.subject())
                .isPresent();
        if (!told) {
            record(workspaceId, entry, origin);
        }
    }

    /// The newest entries older than `before`.
    public List<Recorded> list(long workspaceId, long before, int max) {
        return statements.list(
                """
                        select audit_id, at, page_id, actor, actor_name, action, subject, detail, request_id
                          from audit where workspace_id = ? and audit_id < ?
                         order by audit_id desc limit ?
                        """,
                row -> new Recorded(
                        row.number("audit_id"),
                        row.instant("at"),
                        row.numberOrNull("page_id"),
                        row.text("actor"),
                        row.textOrNull("actor_name"),
                        row.text("action"),
                        row.text("subject"),
                        detail(row.text("detail")),
                        row.textOrNull("request_id")),
                workspaceId,
                before,
                max);
    }

    private static Map<String, String> detail(String json) {
        Map<String, String> detail = new TreeMap<>();
        Map<?, ?> read = Json.read(json, Map.class);
        read.forEach((key, value) -> detail.put(String.valueOf(key), String.valueOf(value)));
        return detail;
    }
}
