package dev.rytm.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Webhook bodies as they came, sealed because they hold tokens. What could not be read is kept for a person: to be
/// looked at, read again, or given up.
public final class RawBodies {

    private final Statements statements;
    private final Vault vault;

    RawBodies(Statements statements, Vault vault) {
        this.statements = statements;
        this.vault = vault;
    }

    /// Names a body: when it came, in business time, and a key (32 bytes in hexadecimal digits) that is equal for
    /// equal bodies.
    public record Name(Instant arrivedAt, String key) {}

    /// A body, or the part of one that could not be read (`partOf` is then the key of the whole); `reason` says why
    /// it could not. `signedBy` are the apps that signed.
    public record RawBody(
            Name name,
            ByteBuffer body,
            @Nullable String reason,
            Set<Long> signedBy,
            @Nullable String partOf) {

        public RawBody {
            signedBy = Set.copyOf(signedBy);
        }

        public byte[] bytes() {
            byte[] bytes = new byte[body.remaining()];
            body.duplicate().get(bytes);
            return bytes;
        }

        public RawBody unreadable(String why) {
            return new RawBody(name, body, why, signedBy, partOf);
        }

        /// It holds tokens and private words: it never reaches a log.
        @Override
        public String toString() {
            return "RawBody[" + name + "]";
        }
    }

    /// What is kept for a person, without its content. `sealedBytes` is a little more than the content's length.
    public record Kept(Name name, String reason, boolean part, int sealedBytes) {}

    /// How reading one again ended: the events that were new, and why it still cannot be read, if so.
    public record Reread(int events, @Nullable String reason) {}

    public void append(Collection<RawBody> bodies) {
        insert(bodies, "on conflict do nothing");
    }

    /// Keeps what can still not be read, with the reason that it has by now.
    public void keepAgain(Collection<RawBody> unreadable) {
        insert(unreadable, "on conflict (arrived_at, body_key) do update set reason = excluded.reason");
    }

    private void insert(Collection<RawBody> bodies, String conflict) {
        Columns<RawBody> rows = Columns.of(bodies);
        statements.update(
                """
                insert into raw_body (arrived_at, body_key, body, reason, signed_by, part_of)
                select arrived_at, decode(body_key, 'hex'), body, reason, signed_by::bigint[], decode(part_of, 'hex')
                  from unnest(?::timestamptz[], ?::text[], ?::bytea[], ?::text[], ?::text[], ?::text[])
                    as raw (arrived_at, body_key, body, reason, signed_by, part_of)\s""" + conflict,
                rows.instants(raw -> raw.name().arrivedAt()),
                rows.texts(raw -> raw.name().key()),
                rows.blobs(raw -> vault.sealBytes(raw.bytes(), place(raw.name()))),
                rows.texts(RawBody::reason),
                rows.texts(raw -> numbers(raw.signedBy())),
                rows.texts(RawBody::partOf));
    }

    /// What could not be read, the oldest first, after the given one.
    public List<Kept> kept(@Nullable Name after, int max) {
        return statements.list(
                """
                select arrived_at, encode(body_key, 'hex') as body_key, reason, part_of is not null as part,
                       length(body) as bytes
                  from raw_body
                 where reason is not null
                   and (?::timestamptz is null or (arrived_at, body_key) > (?::timestamptz, decode(?, 'hex')))
                 order by arrived_at, body_key
                 limit ?
                """,
                row -> new Kept(name(row), row.text("reason"), row.truth("part"), row.integer("bytes")),
                after == null ? null : after.arrivedAt(),
                after == null ? null : after.arrivedAt(),
                after == null ? null : after.key(),
                max);
    }

    /// Any body, kept for a person or not.
    public Optional<RawBody> find(Name name) {
        return statements.first(
                """
                select arrived_at, encode(body_key, 'hex') as body_key, body, reason,
                       array_to_string(signed_by, ',') as signed_by, encode(part_of, 'hex') as part_of
                  from raw_body
                 where arrived_at = ? and body_key = decode(?, 'hex')
                """,
                row -> new RawBody(
                        name(row),
                        ByteBuffer.wrap(vault.unsealBytes(row.bytes("body"), place(name(row)))),
                        row.textOrNull("reason"),
                        numbers(row.textOrNull("signed_by")),
                        row.textOrNull("part_of")),
                name.arrivedAt(),
                name.key());
    }

    /// Nobody needs to look at this body, or any part of it, any more.
    public void settle(Name whole) {
        statements.update("""
                update raw_body set reason = null
                 where arrived_at = ? and reason is not null
                   and (body_key = decode(?, 'hex') or part_of = decode(?, 'hex'))
                """, whole.arrivedAt(), whole.key(), whole.key());
    }

    /// Gives it up: it goes with its month. False if it is not kept for a person.
    public boolean discard(Name name) {
        return statements.update("""
                update raw_body set reason = null
                 where arrived_at = ? and body_key = decode(?, 'hex') and reason is not null
                """, name.arrivedAt(), name.key()) > 0;
    }

    public long keptCount() {
        return statements.one(
                "select count(*) as kept from raw_body where reason is not null", row -> row.number("kept"));
    }

    private static Name name(Row row) {
        return new Name(row.instant("arrived_at"), row.text("body_key"));
    }

    private static String numbers(Set<Long> numbers) {
        return new TreeSet<>(numbers).stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static Set<Long> numbers(@Nullable String text) {
        return text == null || text.isEmpty()
                ? Set.of()
                : Set.of(text.split(",")).stream().map(Long::valueOf).collect(Collectors.toSet());
    }

    private static Vault.Place place(Name name) {
        return new Vault.Place("raw_body", "body", 0, name.key());
    }
}
