package dev.rytm.store;

import dev.rytm.core.TeamNotice;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the teams of pages are told, until somebody has seen it.
public final class TeamNotices {

    private final Statements statements;

    TeamNotices(Statements statements) {
        this.statements = statements;
    }

    /// A notice to be written.
    public record Told(ContactKey contact, TeamNotice notice) {}

    /// A notice as it stands there, and what its person is called, if it is about one. `at` is in business time;
    /// a later notice has a greater number.
    public record Line(
            long number,
            Instant at,
            @Nullable String contact,
            @Nullable String firstName,
            @Nullable String lastName,
            TeamNotice notice) {}

    public void append(Collection<Told> told, Instant now) {
        if (told.isEmpty()) {
            return;
        }
        Columns<Told> rows = Columns.of(told);
        statements.update(
                """
                insert into team_notice (page_id, contact_id, kind, text, flow_id, step_id, at)
                select page_id, contact_id, kind, text, flow_id, step_id, ?
                  from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
                    as told (page_id, contact_id, kind, text, flow_id, step_id, place)
                 order by place
                """,
                now,
                rows.numbers(one -> one.contact().pageId()),
                rows.texts(one -> one.contact().psid()),
                rows.texts(one -> one.notice().kind().name()),
                rows.texts(one -> one.notice().text()),
                rows.texts(one -> flow(one.notice())),
                rows.texts(one -> step(one.notice())));
        told.forEach(one -> changed(one.contact().pageId()));
    }

    /// Writes a notice that is about no person.
    public void append(long pageId, TeamNotice notice, Instant now) {
        statements.update(
                "insert into team_notice (page_id, kind, text, flow_id, step_id, at) values (?, ?, ?, ?, ?, ?)",
                pageId,
                notice.kind(),
                notice.text(),
                flow(notice),
                step(notice),
                now);
        changed(pageId);
    }

    private static @Nullable String flow(TeamNotice notice) {
        return notice.flow() == null ? null : notice.flow().value();
    }

    private static @Nullable String step(TeamNotice notice) {
        return notice.step() == null ? null : notice.step().value();
    }

    private void changed(long pageId) {
        statements.changes().of(pageId, Watched.NOTICES);
    }

    /// The newest that nobody has seen yet, before `before` (absent = from the newest on).
    public List<Line> unseen(long pageId, @Nullable Long before, int max) {
        return statements.list("""
                select n.number, n.at, n.contact_id, n.kind, n.text, n.flow_id, n.step_id, c.first_name, c.last_name
                  from team_notice n
                  left join contact c on c.page_id = n.page_id and c.contact_id = n.contact_id
                 where n.page_id = ? and n.seen_at is null and n.number < coalesce(?::bigint, 9223372036854775807)
                 order by n.number desc
                 limit ?
                """, TeamNotices::line, pageId, before, max);
    }

    static Line line(Row row) {
        String flow = row.textOrNull("flow_id");
        String step = row.textOrNull("step_id");
        return new Line(
                row.number("number"),
                row.instant("at"),
                row.textOrNull("contact_id"),
                row.textOrNull("first_name"),
                row.textOrNull("last_name"),
                new TeamNotice(
                        TeamNotice.Kind.valueOf(row.text("kind")),
                        row.textOrNull("text"),
                        flow == null ? null : new FlowId(flow),
                        step == null ? null : new StepId(step)));
    }

    /// How many nobody has seen, but no more than `max`: nobody counts further than they can read.
    public int countUnseen(long pageId, int max) {
        return statements.one("""
                select count(*) as count
                  from (select 1 from team_notice where page_id = ? and seen_at is null limit ?) as unseen
                """, row -> row.integer("count"), pageId, max);
    }

    /// Somebody has seen all up to this number. Returns how many of them were news.
    public int seenUpTo(long pageId, long number) {
        int news = statements.update("""
                update team_notice set seen_at = clock_timestamp()
                 where page_id = ? and number <= ? and seen_at is null
                """, pageId, number);
        if (news > 0) {
            changed(pageId);
        }
        return news;
    }

    /// Somebody has seen this one, perhaps not for the first time. False if there is none.
    public boolean seen(long pageId, long number) {
        boolean known = statements.update("""
                        update team_notice set seen_at = coalesce(seen_at, clock_timestamp())
                         where page_id = ? and number = ?
                        """, pageId, number) > 0;
        if (known) {
            changed(pageId);
        }
        return known;
    }

    /// Forgets what was told before `limit` and has been seen; what nobody has seen stays until somebody has.
    public void forgetSeen(Instant limit) {
        statements.update("delete from team_notice where seen_at is not null and at < ?", limit);
    }
}
