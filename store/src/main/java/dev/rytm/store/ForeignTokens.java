package dev.rytm.store;

import dev.rytm.core.contact.ContactKey;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Tokens that belong to no topic of ours: kept for people to see that they exist, never sent on.
public final class ForeignTokens {

    private final Statements statements;
    private final Vault vault;

    ForeignTokens(Statements statements, Vault vault) {
        this.statements = statements;
        this.vault = vault;
    }

    /// A token of somebody else's topic.
    public record ForeignToken(
            ContactKey contact, String token, @Nullable String title, Instant at) {

        /// Tokens are secrets: they never reach a log.
        @Override
        public String toString() {
            return "ForeignToken[" + at + "]";
        }
    }

    public void append(Collection<ForeignToken> tokens) {
        if (tokens.isEmpty()) {
            return;
        }
        Columns<ForeignToken> rows = Columns.of(tokens);
        statements.update(
                """
                insert into foreign_token (page_id, contact_id, token_hash, token, title, at)
                select * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                    on conflict do nothing
                """,
                rows.numbers(token -> token.contact().pageId()),
                rows.texts(token -> token.contact().psid()),
                rows.texts(this::hash),
                rows.texts(token -> vault.seal(token.token(), place(token))),
                rows.texts(ForeignToken::title),
                rows.instants(ForeignToken::at));
    }

    public long count(long pageId) {
        return statements.one(
                "select count(*) as tokens from foreign_token where page_id = ?", row -> row.number("tokens"), pageId);
    }

    /// Of all pages.
    public long count() {
        return statements.one("select count(*) as tokens from foreign_token", row -> row.number("tokens"));
    }

    private String hash(ForeignToken token) {
        return vault.keyedHash("foreign-token", token.token());
    }

    private Vault.Place place(ForeignToken token) {
        ContactKey contact = token.contact();
        return new Vault.Place("foreign_token", "token", contact.pageId(), contact.psid() + "|" + hash(token));
    }
}
