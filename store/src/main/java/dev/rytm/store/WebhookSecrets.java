package dev.rytm.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The secrets that pages sign their calls of other systems with.
public final class WebhookSecrets {

    private final Statements statements;
    private final Vault vault;

    WebhookSecrets(Statements statements, Vault vault) {
        this.statements = statements;
        this.vault = vault;
    }

    /// Since when a page has its secret, and until when (machine time) the one before signs as well.
    public record Standing(Instant changedAt, @Nullable Instant previousUntil) {}

    public Optional<Standing> standing(long pageId) {
        return statements.first(
                """
                select changed_at, case when previous_until > clock_timestamp() then previous_until end as previous_until
                  from webhook_secret where page_id = ?
                """, row -> new Standing(row.instant("changed_at"), row.instantOrNull("previous_until")), pageId);
    }

    /// The secrets that sign now, the present one first; empty if the page has none yet.
    public List<byte[]> signing(long pageId) {
        return statements
                .first(
                        """
                        select secret, case when previous_until > clock_timestamp() then previous end as previous
                          from webhook_secret where page_id = ?
                        """,
                        row -> {
                            List<byte[]> secrets = new ArrayList<>();
                            secrets.add(vault.unsealBytes(row.bytes("secret"), place(pageId)));
                            byte[] previous = row.bytesOrNull("previous");
                            if (previous != null) {
                                secrets.add(vault.unsealBytes(previous, place(pageId)));
                            }
                            return List.copyOf(secrets);
                        },
                        pageId)
                .orElse(List.of());
    }

    /// Gives the page this secret, unless it has one.
    public void begin(long pageId, byte[] secret) {
        statements.update(
                "insert into webhook_secret (page_id, secret) values (?, ?) on conflict do nothing",
                pageId,
                vault.sealBytes(secret, place(pageId)));
    }

    /// Gives the page another secret; the present one signs as well for so long.
    public void change(long pageId, byte[] secret, Duration overlap) {
        statements.update("""
                insert into webhook_secret as present (page_id, secret) values (?, ?)
                on conflict (page_id) do update
                   set secret = excluded.secret, previous = present.secret,
                       previous_until = clock_timestamp() + ?::bigint * interval '1 second',
                       changed_at = clock_timestamp()
                """, pageId, vault.sealBytes(secret, place(pageId)), overlap.toSeconds());
    }

    private static Vault.Place place(long pageId) {
        return new Vault.Place("webhook_secret", "secret", pageId, "");
    }
}
