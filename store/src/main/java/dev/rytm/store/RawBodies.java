package dev.rytm.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Webhook bodies as they came, sealed because they hold tokens. What could not be read waits here for a person.
public final class RawBodies {

    private final Statements statements;
    private final Vault vault;

    RawBodies(Statements statements, Vault vault) {
        this.statements = statements;
        this.vault = vault;
    }

    /// A body, or the part of one that could not be read; then `reason` says why. `key` (32 bytes in hexadecimal
    /// digits) is equal for equal bodies.
    public record RawBody(
            Instant arrivedAt,
            String key,
            ByteBuffer body,
            @Nullable String reason) {

        /// It holds tokens and private words: it never reaches a log.
        @Override
        public String toString() {
            return "RawBody[" + key + "]";
        }

        private byte[] bytes() {
            byte[] bytes = new byte[body.remaining()];
            body.duplicate().get(bytes);
            return bytes;
        }
    }

    public void append(Collection<RawBody> bodies) {
        Columns<RawBody> rows = Columns.of(bodies);
        statements.update(
                """
                insert into raw_body (arrived_at, body_key, body, reason)
                select arrived_at, decode(body_key, 'hex'), body, reason
                  from unnest(?::timestamptz[], ?::text[], ?::bytea[], ?::text[])
                    as raw (arrived_at, body_key, body, reason)
                    on conflict do nothing
                """,
                rows.instants(RawBody::arrivedAt),
                rows.texts(RawBody::key),
                rows.blobs(raw -> vault.sealBytes(raw.bytes(), place(raw.key()))),
                rows.texts(RawBody::reason));
    }

    /// What could not be read, newest first.
    public List<RawBody> unread(int max) {
        return statements.list(
                """
                select arrived_at, encode(body_key, 'hex') as body_key, body, reason
                  from raw_body
                 where reason is not null
                 order by arrived_at desc
                 limit ?
                """,
                row -> new RawBody(
                        row.instant("arrived_at"),
                        row.text("body_key"),
                        ByteBuffer.wrap(vault.unsealBytes(row.bytes("body"), place(row.text("body_key")))),
                        row.textOrNull("reason")),
                max);
    }

    public long unreadCount() {
        return statements.one(
                "select count(*) as unread from raw_body where reason is not null", row -> row.number("unread"));
    }

    private static Vault.Place place(String key) {
        return new Vault.Place("raw_body", "body", 0, key);
    }
}
