package dev.rytm.store;

import dev.rytm.store.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The table `audit`: who changed what. It can be added to and read, nothing else.
public final class Audits {

    /// What the subject of an `entry` is called now. Nobody on a page: who is forgotten is not to stand in a log for
    /// ever.
    private static final String NAME = """
            case split_part(entry.action, '.', 1)
                when 'flow' then
                     (select name from flow where page_id = entry.page_id and flow_id = entry.subject)
                when 'topic' then
                     (select name from topic where page_id = entry.page_id and topic_id = entry.subject)
                when 'sequence' then
                     (select name from sequence where page_id = entry.page_id and sequence_id = entry.subject)
                when 'segment' then
                     (select name from segment where page_id = entry.page_id and segment_id = entry.subject)
                when 'contacts' then
                     (select name from contact_import where page_id = entry.page_id and import_id = entry.subject)
                when 'page' then (select name from page where page_id = entry.page_id)
                when 'entrances' then (select name from page where page_id = entry.page_id)
                when 'ledger' then (select name from page where page_id = entry.page_id)
                when 'webhooks' then (select name from page where page_id = entry.page_id)
                when 'workspace' then (select name from workspace where workspace_id = entry.workspace_id)
                when 'app' then
                     (select name from app where workspace_id = entry.workspace_id and app_id::text = entry.subject)
                when 'key' then
                     (select name from api_key where workspace_id = entry.workspace_id and key_id = entry.subject)
                when 'member' then (select name from member where member_id = entry.subject)
                when 'invitation' then
                     (select email from one_time_link
                       where workspace_id = entry.workspace_id and link_id = entry.subject)
                when 'tag' then entry.subject
                when 'field' then entry.subject
            end
            """;

    private static final String RECORD = """
            insert into audit (workspace_id, page_id, actor, action, subject, detail, actor_name, request_id,
                               subject_name)
            select entry.*, %s
              from (values (?::bigint, ?::bigint, ?::text, ?::text, ?::text, ?::jsonb, ?::text, ?::text))
                as entry (workspace_id, page_id, actor, action, subject, detail, actor_name, request_id)
            """.formatted(NAME);

    private static final String LIST = """
            select audit_id, at, page_id, actor, actor_name, action, subject, detail, request_id,
                   coalesce(
                       subject_name,
                       %s,
                       (select nullif(concat_ws(' ', first_name, last_name), '') from contact
                         where ? and starts_with(entry.action, 'contact.')
                           and page_id = entry.page_id and contact_id = entry.subject)) as subject_name
              from audit entry
             where workspace_id = ? and audit_id < ?
             order by audit_id desc
             limit ?
            """.formatted(NAME);

    /// The part of a `detail` that holds the name before the change.
    public static final String WAS = "was";

    private final Statements statements;

    Audits(Statements statements) {
        this.statements = statements;
    }

    /// One change. `action` is a word such as `topic.create`, `subject` the id of what was changed; `detail` never
    /// holds texts of people or secrets. What is deleted is recorded before it is, while it has a name.
    public record Entry(
            @Nullable Long pageId, String actor, String action, String subject, Map<String, String> detail) {

        public Entry {
            detail = Map.copyOf(detail);
        }
    }

    /// Who made a change: `member <id>` or `key <id>`, how they are called, and the request that they made it with.
    public record Origin(
            @Nullable String actorName, @Nullable String requestId) {}

    /// An entry in its place; `at` is machine time. `actorName` and `subjectName` are how the actor and what was
    /// changed were called then; a person on a page, and what was changed before names were kept, is called as
    /// it is now. `requestId` is the one of the request that made the change.
    public record Recorded(
            long id,
            Instant at,
            @Nullable Long pageId,
            String actor,
            @Nullable String actorName,
            String action,
            String subject,
            @Nullable String subjectName,
            Map<String, String> detail,
            @Nullable String requestId) {

        public Recorded {
            detail = Map.copyOf(detail);
        }
    }

    /// The `detail` of a change after which a thing is called `now`, and which may have renamed it.
    public static Map<String, String> renamed(String was, String now) {
        return was.equals(now) ? Map.of() : Map.of(WAS, was);
    }

    public void record(long workspaceId, Entry entry, Origin origin) {
        statements.update(
                RECORD,
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

    /// The newest entries older than `before`. `people`: whether people on pages are called by their names.
    public List<Recorded> list(long workspaceId, long before, int max, boolean people) {
        return statements.list(
                LIST,
                row -> new Recorded(
                        row.number("audit_id"),
                        row.instant("at"),
                        row.numberOrNull("page_id"),
                        row.text("actor"),
                        row.textOrNull("actor_name"),
                        row.text("action"),
                        row.text("subject"),
                        row.textOrNull("subject_name"),
                        detail(row.text("detail")),
                        row.textOrNull("request_id")),
                people,
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
