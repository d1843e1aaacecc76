package dev.rytm.store;

import dev.rytm.core.contact.ContactKey;
import dev.rytm.store.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the tables keep of one person beside the person's own row, oldest first and a chunk at a time: for whoever asks
/// what is known of them.
///
/// Each list goes on after the last line of the chunk before, so that nothing is told twice or left out while more
/// comes in at its end.
public final class PersonRecords {

    private final Statements statements;

    PersonRecords(Statements statements) {
        this.statements = statements;
    }

    /// A send with what it said. `title` is that of the topic, of what asked about one or spoke on one.
    public record Sent(
            SendReports.Line send,
            @Nullable String title,
            @Nullable Map<String, Object> content) {}

    /// What reached us of the person, or what the team did to them: `event` is without tokens, and absent of what was
    /// forgotten. `key` tells events of one instant apart.
    public record Happened(
            Instant at, String key, String kind, @Nullable Map<String, Object> event) {}

    /// A token of a topic that is none of ours; the token itself stays where it is. `key` tells them apart.
    public record Foreign(String key, @Nullable String title, Instant at) {}

    /// The four parts are those of [SendReports#of], each of which has an index.
    public List<Sent> sends(ContactKey contact, @Nullable Sent after, int max) {
        Instant at = after == null ? Instant.EPOCH : after.send().plannedAt();
        String id = after == null ? "" : after.send().place().id();
        return statements.list(
                "select title, content, " + SendReports.COLUMNS + """
                  from (select * from send
                         where page_id = ? and contact_id = ? and counts and kind = 'notification'
                         union all
                        select * from send
                         where page_id = ? and contact_id = ? and counts and kind <> 'notification'
                         union all
                        select * from send
                         where page_id = ? and contact_id = ? and waiting
                         union all
                        select * from send
                         where page_id = ? and contact_id = ? and not counts and not waiting) as send
                 where (planned_at, id) > (?, ?)
                 order by planned_at, id
                 limit ?
                """,
                row -> new Sent(SendReports.line(row), row.textOrNull("title"), map(row.textOrNull("content"))),
                contact.pageId(),
                contact.psid(),
                contact.pageId(),
                contact.psid(),
                contact.pageId(),
                contact.psid(),
                contact.pageId(),
                contact.psid(),
                at,
                id,
                max);
    }

    /// No index knows decided events by person: it passes all of the page's once, each chunk from where the last ended.
    public List<Happened> events(ContactKey contact, @Nullable Happened after, int max) {
        return statements.list(
                """
                select event_at, encode(event_key, 'hex') as event_key, kind, nullif(event, '{}') as event
                  from inbox
                 where page_id = ? and contact_id = ? and (event_at, event_key) > (?, decode(?, 'hex'))
                 order by event_at, event_key
                 limit ?
                """,
                row -> new Happened(
                        row.instant("event_at"), row.text("event_key"), row.text("kind"), map(row.textOrNull("event"))),
                contact.pageId(),
                contact.psid(),
                after == null ? Instant.EPOCH : after.at(),
                after == null ? "" : after.key(),
                max);
    }

    public List<Notes.Line> notes(ContactKey contact, Notes.@Nullable Line after, int max) {
        return statements.list(
                """
                select at, number, kind, parameters
                  from decision_note
                 where page_id = ? and contact_id = ? and (at, number) > (?, ?)
                 order by at, number
                 limit ?
                """,
                Notes::line,
                contact.pageId(),
                contact.psid(),
                after == null ? Instant.EPOCH : after.at(),
                after == null ? 0 : after.number(),
                max);
    }

    /// What the team was told about the person.
    public List<TeamNotices.Line> notices(ContactKey contact, TeamNotices.@Nullable Line after, int max) {
        return statements.list(
                """
                select number, at, contact_id, null as first_name, null as last_name, kind, text, flow_id, step_id
                  from team_notice
                 where page_id = ? and contact_id = ? and number > ?
                 order by number
                 limit ?
                """, TeamNotices::line, contact.pageId(), contact.psid(), after == null ? 0 : after.number(), max);
    }

    public List<Foreign> foreignTokens(ContactKey contact, @Nullable Foreign after, int max) {
        return statements.list(
                """
                select token_hash, title, at
                  from foreign_token
                 where page_id = ? and contact_id = ? and token_hash > ?
                 order by token_hash
                 limit ?
                """,
                row -> new Foreign(row.text("token_hash"), row.textOrNull("title"), row.instant("at")),
                contact.pageId(),
                contact.psid(),
                after == null ? "" : after.key(),
                max);
    }

    /// As it was written, whatever version of ours that was, but for tokens. Custom fields go by names
    /// of the team's own,
    /// `token` perhaps among them.
    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, Object> map(@Nullable String json) {
        if (json == null) {
            return null;
        }
        Map<String, Object> read = (Map<String, Object>) Json.read(json, Map.class);
        withoutTokens(read);
        return read;
    }

    private static void withoutTokens(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.remove("token");
            map.forEach((name, part) -> withoutTokens("fields".equals(name) ? null : part));
        } else if (value instanceof List<?> list) {
            list.forEach(PersonRecords::withoutTokens);
        }
    }
}
