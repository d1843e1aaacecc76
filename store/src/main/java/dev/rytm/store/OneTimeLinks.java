package dev.rytm.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table `one_time_link`: links that let somebody in once, within an hour of machine time.
public final class OneTimeLinks {

    private static final String COLUMNS = "l.link_id, l.kind, l.workspace_id, w.name as workspace, l.email, l.role";
    private static final String OPEN = "l.used_at is null and l.expires_at > clock_timestamp()";

    /// Any number; whoever holds it makes or uses a link of an installation without members.
    private static final long FIRST_OWNER_LOCK = 0x7279746d6c696e6bL;

    private final Statements statements;

    OneTimeLinks(Statements statements) {
        this.statements = statements;
    }

    /// Whom a link is for: the first owner (also one who lost the password), somebody invited, the owner of the demo.
    public enum Kind {
        OWNER,
        INVITATION,
        DEMO
    }

    /// A link that can be used. An owner's has no workspace if it is to make one; only an invitation names address and
    /// role.
    public record Link(
            String id,
            Kind kind,
            @Nullable Long workspaceId,
            @Nullable String workspace,
            @Nullable String email,
            @Nullable String role) {}

    /// An invitation that waits, without its secret.
    public record Invitation(String id, String email, String role, Instant createdAt, Instant expiresAt) {}

    /// Whom to invite, to what, and which member does; nobody if a key does.
    public record Guest(String email, String role, @Nullable String createdBy) {}

    /// A new link: how it is called, and its secret, which is told this once.
    public record Made(String id, String secret) {

        /// Secrets never reach a log.
        @Override
        public String toString() {
            return "Made[" + id + "]";
        }
    }

    /// Makes a link and returns its secret, for the only time. No workspace: the first owner's use makes one.
    public String createForOwner(@Nullable Long workspaceId) {
        return create(Kind.OWNER, workspaceId, null).secret();
    }

    public String createForDemo(long workspaceId) {
        return create(Kind.DEMO, workspaceId, null).secret();
    }

    /// In place of an invitation of the same address that waits.
    public Made invite(long workspaceId, Guest guest) {
        statements.update("""
                delete from one_time_link
                 where workspace_id = ? and kind = 'INVITATION' and email = ? and used_at is null
                """, workspaceId, Members.normalised(guest.email()));
        return create(Kind.INVITATION, workspaceId, guest);
    }

    private Made create(Kind kind, @Nullable Long workspaceId, @Nullable Guest guest) {
        statements.update("delete from one_time_link where expires_at < clock_timestamp() - interval '1 day'");
        String id = Secret.newId();
        String secret = Secret.newSecret();
        statements.update(
                """
                insert into one_time_link (link_id, hash, kind, workspace_id, email, role, created_by, expires_at)
                values (?, ?, ?, ?::bigint, ?, ?, ?, clock_timestamp() + interval '1 hour')
                """,
                id,
                Secret.hash(secret),
                kind,
                workspaceId,
                guest == null ? null : Members.normalised(guest.email()),
                guest == null ? null : guest.role(),
                guest == null ? null : guest.createdBy());
        return new Made(id, secret);
    }

    /// What a link is for, if it can still be used.
    public Optional<Link> look(String secret) {
        return statements.first(
                "select " + COLUMNS
                        + " from one_time_link l left join workspace w using (workspace_id) where l.hash = ? and "
                        + OPEN,
                OneTimeLinks::link,
                (Object) Secret.hash(secret));
    }

    /// Uses it up: of all who try, one is told that it was theirs. Whoever comes first with a link that makes the first
    /// workspace is the owner: other such links end with it, and two who come at once come one after the other.
    public boolean use(Link link) {
        boolean makesWorkspace = link.workspaceId() == null;
        if (makesWorkspace) {
            statements.list("select pg_advisory_xact_lock(?)", row -> row, FIRST_OWNER_LOCK);
        }
        boolean used = statements.update(
                        "update one_time_link l set used_at = clock_timestamp() where l.link_id = ? and " + OPEN,
                        link.id())
                > 0;
        if (used && makesWorkspace) {
            statements.update("""
                    update one_time_link set used_at = clock_timestamp()
                     where kind = 'OWNER' and workspace_id is null and used_at is null
                    """);
        }
        return used;
    }

    /// The demo that a link led to, whether or not it was used: for a browser that is signed in already.
    public Optional<Long> demoBehind(String secret) {
        return statements.first(
                "select workspace_id from one_time_link where hash = ? and kind = 'DEMO'",
                row -> row.number("workspace_id"),
                (Object) Secret.hash(secret));
    }

    public List<Invitation> invitations(long workspaceId) {
        return statements.list(
                """
                        select link_id, email, role, created_at, expires_at from one_time_link
                         where workspace_id = ? and kind = 'INVITATION' and used_at is null
                           and expires_at > clock_timestamp()
                         order by created_at, link_id
                        """,
                row -> new Invitation(
                        row.text("link_id"),
                        row.text("email"),
                        row.text("role"),
                        row.instant("created_at"),
                        row.instant("expires_at")),
                workspaceId);
    }

    /// Whether there was such an invitation to take back.
    public boolean takeBack(long workspaceId, String id) {
        return statements.update("""
                        delete from one_time_link
                         where workspace_id = ? and link_id = ? and kind = 'INVITATION' and used_at is null
                        """, workspaceId, id) > 0;
    }

    /// Those that a member sent: with another role they might not have.
    public void takeBackAllOf(long workspaceId, String memberId) {
        statements.update(
                "delete from one_time_link where workspace_id = ? and created_by = ? and used_at is null",
                workspaceId,
                memberId);
    }

    private static Link link(Row row) {
        return new Link(
                row.text("link_id"),
                Kind.valueOf(row.text("kind")),
                row.numberOrNull("workspace_id"),
                row.textOrNull("workspace"),
                row.textOrNull("email"),
                row.textOrNull("role"));
    }
}
