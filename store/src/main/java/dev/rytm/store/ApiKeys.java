package dev.rytm.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
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
/// has
/// 256 random bits, so a plain SHA-256 cannot be guessed back and a slow hash would protect nothing.
public final class ApiKeys {

    private static final Pattern FORM = Pattern.compile("rk_([0-9a-f]{16})_([0-9a-f]{64})");

    private final Statements statements;

    ApiKeys(Statements statements) {
        this.statements = statements;
    }

    /// One key, without its secret. A key with no workspace belongs to the instance.
    public record ApiKey(
            String id,
            @Nullable Long workspaceId,
            String name,
            Set<String> scopes,
            Instant createdAt,
            @Nullable Instant revokedAt) {

        public ApiKey {
            scopes = Set.copyOf(scopes);
        }
    }

    /// A key that proved itself, and the pages that it may see.
    public record Bearer(ApiKey key, List<Long> pageIds) {

        public Bearer {
            pageIds = List.copyOf(pageIds);
        }
    }

    /// Makes a key and returns it in full, for the only time.
    public String create(@Nullable Long workspaceId, String name, Set<String> scopes) {
        byte[] bytes = new byte[40];
        new SecureRandom().nextBytes(bytes);
        String digits = HexFormat.of().formatHex(bytes);
        String id = digits.substring(0, 16);
        String secret = digits.substring(16);
        statements.update(
                "insert into api_key (key_id, workspace_id, name, hash, scopes) values (?, ?::bigint, ?, ?, ?)",
                id,
                workspaceId,
                name,
                hash(secret),
                new TreeSet<>(scopes).toArray(String[]::new));
        return "rk_" + id + "_" + secret;
    }

    /// Who presents this key; nobody if it is malformed, unknown, wrong or revoked.
    public Optional<Bearer> authenticate(String presented) {
        Matcher form = FORM.matcher(presented);
        return form.matches() ? bearer(form.group(1), hash(form.group(2))) : Optional.empty();
    }

    public List<ApiKey> list(long workspaceId) {
        return statements.list("""
                        select key_id, workspace_id, name, scopes, created_at, revoked_at
                          from api_key where workspace_id = ? order by created_at, key_id
                        """, ApiKeys::key, workspaceId);
    }

    /// Whether there was such a key to revoke.
    public boolean revoke(long workspaceId, String id) {
        return statements.update("""
                        update api_key set revoked_at = coalesce(revoked_at, clock_timestamp())
                         where workspace_id = ? and key_id = ?
                        """, workspaceId, id) > 0;
    }

    /// The hash is compared here and not in the statement, in constant time.
    private Optional<Bearer> bearer(String id, byte[] hash) {
        return statements
                .first(
                        """
                        select key_id, workspace_id, name, scopes, created_at, revoked_at, hash,
                               array(select p.page_id::text from page p
                                      where p.workspace_id = k.workspace_id order by p.page_id) as pages
                          from api_key k
                         where key_id = ? and revoked_at is null
                        """,
                        row -> MessageDigest.isEqual(row.bytes("hash"), hash)
                                ? Optional.of(new Bearer(key(row), numbers(row.texts("pages"))))
                                : Optional.<Bearer>empty(),
                        id)
                .flatMap(Function.identity());
    }

    private static List<Long> numbers(List<String> texts) {
        return texts.stream().map(Long::valueOf).toList();
    }

    private static ApiKey key(Row row) {
        return new ApiKey(
                row.text("key_id"),
                row.numberOrNull("workspace_id"),
                row.text("name"),
                Set.copyOf(row.texts("scopes")),
                row.instant("created_at"),
                row.instantOrNull("revoked_at"));
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this JVM lacks SHA-256", impossible);
        }
    }
}
