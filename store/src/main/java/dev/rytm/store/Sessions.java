package dev.rytm.store;

import dev.rytm.store.Members.Member;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The table `session`: who is signed in, in which browser.
///
/// A session lasts seven days, ends twelve hours after it was last seen, and ends with the member's epoch.
/// Machine time, the database's, in half-open spans as everywhere.
public final class Sessions {

    /// How long a session lasts at most.
    public static final int DAYS = 7;

    private static final String ALIVE = """
             s.epoch = m.epoch and s.expires_at > clock_timestamp()
               and s.last_seen_at > clock_timestamp() - interval '12 hours'
            """;

    private final Statements statements;

    Sessions(Statements statements) {
        this.statements = statements;
    }

    /// A session and whose it is. `fresh` as long as they proved within the last five minutes that it is them; for ever
    /// if there is nothing to prove it by, as the owner of a demo has no password.
    public record Session(String id, Member member, boolean fresh) {}

    /// A session as its member sees it in a list. `lastSeenAt` is right to a minute.
    public record Line(String id, Instant createdAt, Instant lastSeenAt, Instant expiresAt, String browser) {}

    /// Signs a member in and returns what the browser is to present, for the only time. What is long
    /// over is cleared away.
    public String begin(String memberId, String browser) {
        statements.update("""
                delete from session
                 where expires_at <= clock_timestamp() or last_seen_at <= clock_timestamp() - interval '12 hours'
                """);
        String secret = Secret.newSecret();
        statements.update("""
                insert into session (session_id, hash, member_id, epoch, browser, expires_at)
                select ?, ?, member_id, epoch, ?, clock_timestamp() + make_interval(days => ?)
                  from member where member_id = ?
                """, Secret.newId(), Secret.hash(secret), browser, DAYS, memberId);
        return secret;
    }

    /// Whose session this is, if it goes on. That it was seen is written down at most once a minute.
    public Optional<Session> find(String secret) {
        record Found(Session session, boolean unnoticed) {}
        Optional<Found> found = statements.first(
                """
                        select s.session_id, m.member_id, m.email, m.name, m.language,
                               s.last_seen_at < clock_timestamp() - interval '1 minute' as unnoticed,
                               s.proven_at > clock_timestamp() - interval '5 minutes' or m.password_hash is null as fresh
                          from session s join member m using (member_id)
                         where s.hash = ? and
                        """ + ALIVE,
                row -> new Found(
                        new Session(row.text("session_id"), Member.of(row), row.truth("fresh")),
                        row.truth("unnoticed")),
                (Object) Secret.hash(secret));
        found.filter(Found::unnoticed)
                .ifPresent(seen -> statements.update(
                        "update session set last_seen_at = clock_timestamp() where session_id = ?",
                        seen.session().id()));
        return found.map(Found::session);
    }

    /// What a session is good for in one workspace.
    public record Standing(String session, long workspaceId, String role) {}

    /// Where the members of these sessions belong; nothing of one that is over. Nobody counts as seen by it.
    public List<Standing> standings(Collection<String> ids) {
        return statements.list(
                """
                        select s.session_id, p.workspace_id, p.role
                          from session s join member m using (member_id) join membership p using (member_id)
                         where s.session_id = any (?) and
                        """ + ALIVE,
                row -> new Standing(row.text("session_id"), row.number("workspace_id"), row.text("role")),
                (Object) ids.toArray(String[]::new));
    }

    public List<Line> list(String memberId) {
        return statements.list(
                """
                        select s.session_id, s.created_at, s.last_seen_at, s.expires_at, s.browser
                          from session s join member m using (member_id)
                         where s.member_id = ? and
                        """ + ALIVE + " order by s.last_seen_at desc, s.session_id",
                row -> new Line(
                        row.text("session_id"),
                        row.instant("created_at"),
                        row.instant("last_seen_at"),
                        row.instant("expires_at"),
                        row.text("browser")),
                memberId);
    }

    /// Whether the member had such a session to end.
    public boolean end(String memberId, String id) {
        return statements.update("delete from session where member_id = ? and session_id = ?", memberId, id) > 0;
    }

    public void endAll(String memberId) {
        statements.update("delete from session where member_id = ?", memberId);
    }
}
