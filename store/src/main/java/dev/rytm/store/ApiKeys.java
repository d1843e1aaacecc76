package dev.rytm.store;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The table `api_key`: who may come in over HTTP, and to do what.
///
/// A key is `rk_<id>_<64 hexadecimal digits>`. It is shown once; only the hash of its secret half is kept. The secret
/// has 256 random bits, so a plain SHA-256 cannot be guessed back and a slow hash would protect nothing. A key works in
/// `[createdAt, expiresAt)` of machine time, until it is revoked.
public final class ApiKeys {

    /// How many days a key lives unless its maker says otherwise, and at most.
    public static final int USUAL_DAYS = 365;

    public static final int MOST_DAYS = 730;

    private static final String COLUMNS =
            "key_id, workspace_id, name, scopes, created_at, expires_at, last_used_at, revoked_at";
    private static final Pattern FORM = Pattern.compile("rk_([0-9a-f]{16})_([0-9a-f]{64})");

    private final Statements statements;

    ApiKeys(Statements statements) {
        this.statements = statements;
    }

    /// One key, without its secret. A key with no workspace belongs to the instance. `lastUsedAt` is right to a minute.
    /// The scopes are in the order of their names, so that whoever lists keys twice reads the same.
    public record ApiKey(
            String id,
            @Nullable Long workspaceId,
            String name,
            Set<String> scopes,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {

        public ApiKey {
            scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
        }
    }

    /// What a key is to be, and which member makes it: it dies with their membership. Nobody if the command line or
    /// another key makes it.
    public record Making(
            String name,
            Set<String> scopes,
            int days,
            @Nullable String createdBy) {

        public Making {
            scopes = Set.copyOf(scopes);
            if (days < 1 || days > MOST_DAYS) {
                throw new IllegalArgumentException("a key lives from 1 to " + MOST_DAYS + " days, not " + days);
            }
        }
    }

    /// The member who made a key, and their present role: the key may do no more than they may.
    public record Maker(String memberId, String role) {}

    /// A key that proved itself, the pages that it may see, and who made it, if a member did.
    public record Bearer(
            ApiKey key, List<Long> pageIds, @Nullable Maker maker) {

        public Bearer {
            pageIds = List.copyOf(pageIds);
        }
    }

    /// What a presented key is worth.
    public sealed interface Proof {

        record Good(Bearer bearer) implements Proof {}

        /// It was a good one until then.
        record Expired(Instant at) implements Proof {}

        /// Malformed, unknown, wrong or revoked.
        record None() implements Proof {}
    }

    /// Makes a key for the usual time and returns it in full, for the only time.
    public String create(@Nullable Long workspaceId, String name, Set<String> scopes) {
        return create(workspaceId, name, scopes, USUAL_DAYS);
    }

    /// Makes a key for this many days and returns it in full, for the only time.
    public String create(@Nullable Long workspaceId, String name, Set<String> scopes, int days) {
        return create(workspaceId, new Making(name, scopes, days, null));
    }

    public String create(@Nullable Long workspaceId, Making making) {
        String id = Secret.newId().substring(0, 16);
        String secret = Secret.newSecret();
        statements.update(
                """
                insert into api_key (key_id, workspace_id, name, hash, scopes, created_by, expires_at)
                values (?, ?::bigint, ?, ?, ?, ?, clock_timestamp() + make_interval(days => ?))
                """,
                id,
                workspaceId,
                making.name(),
                Secret.hash(secret),
                new TreeSet<>(making.scopes()).toArray(String[]::new),
                making.createdBy(),
                making.days());
        return "rk_" + id + "_" + secret;
    }

    /// Who presents this key. That it was used is written down at most once a minute.
    public Proof prove(String presented) {
        Matcher form = FORM.matcher(presented);
        if (!form.matches()) {
            return new Proof.None();
        }
        Presented found = presented(form.group(1), Secret.hash(form.group(2))).orElse(null);
        if (found == null) {
            return new Proof.None();
        }
        if (found.expired()) {
            return new Proof.Expired(found.bearer().key().expiresAt());
        }
        if (found.unnoticed()) {
            statements.update("update api_key set last_used_at = clock_timestamp() where key_id = ?", form.group(1));
        }
        return new Proof.Good(found.bearer());
    }

    /// What a key is good for today: its scopes, and who made it, if a member did.
    public record Standing(
            String key, Set<String> scopes, @Nullable Maker maker) {}

    /// Of these keys, those that are in force. None counts as used by it.
    public List<Standing> standings(Collection<String> ids) {
        return statements.list(
                """
                        select k.key_id, k.scopes, k.created_by, m.role as makers_role
                          from api_key k
                          left join membership m on m.workspace_id = k.workspace_id and m.member_id = k.created_by
                         where k.key_id = any (?) and k.revoked_at is null and k.expires_at > clock_timestamp()
                        """, row -> new Standing(row.text("key_id"), Set.copyOf(row.texts("scopes")), maker(row)), (Object)
                        ids.toArray(String[]::new));
    }

    public List<ApiKey> list(long workspaceId) {
        return statements.list(
                "select " + COLUMNS + " from api_key where workspace_id = ? order by created_at, key_id",
                ApiKeys::key,
                workspaceId);
    }

    /// Whether there was such a key to revoke.
    public boolean revoke(long workspaceId, String id) {
        return statements.update("""
                        update api_key set revoked_at = coalesce(revoked_at, clock_timestamp())
                         where workspace_id = ? and key_id = ?
                        """, workspaceId, id) > 0;
    }

    private record Presented(Bearer bearer, boolean expired, boolean unnoticed) {}

    /// The hash is compared here and not in the statement, in constant time.
    private Optional<Presented> presented(String id, byte[] hash) {
        return statements
                .first(
                        "select " + COLUMNS + """
                        , hash, expires_at <= clock_timestamp() as expired,
                               coalesce(last_used_at < clock_timestamp() - interval '1 minute', true) as unnoticed,
                               array(select p.page_id::text from page p
                                      where p.workspace_id = k.workspace_id order by p.page_id) as pages,
                               k.created_by,
                               (select m.role from membership m
                                 where m.workspace_id = k.workspace_id and m.member_id = k.created_by) as makers_role
                          from api_key k
                         where key_id = ? and revoked_at is null
                        """,
                        row -> MessageDigest.isEqual(row.bytes("hash"), hash)
                                ? Optional.of(new Presented(
                                        new Bearer(key(row), numbers(row.texts("pages")), maker(row)),
                                        row.truth("expired"),
                                        row.truth("unnoticed")))
                                : Optional.<Presented>empty(),
                        id)
                .flatMap(Function.identity());
    }

    private static @Nullable Maker maker(Row row) {
        String member = row.textOrNull("created_by");
        return member == null ? null : new Maker(member, row.text("makers_role"));
    }

    private static List<Long> numbers(List<String> texts) {
        return texts.stream().map(Long::valueOf).toList();
    }

    private static ApiKey key(Row row) {
        return new ApiKey(
                row.text("key_id"),
                row.numberOrNull("workspace_id"),
                row.text("name"),
                new TreeSet<>(row.texts("scopes")),
                row.instant("created_at"),
                row.instant("expires_at"),
                row.instantOrNull("last_used_at"),
                row.instantOrNull("revoked_at"));
    }
}
