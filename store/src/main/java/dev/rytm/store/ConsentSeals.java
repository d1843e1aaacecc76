package dev.rytm.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The chain of a page's seals over the heads of its persons' consent chains.
public final class ConsentSeals {

    private static final int MAX_CHAINS = 10_000;

    private final Statements statements;

    ConsentSeals(Statements statements) {
        this.statements = statements;
    }

    private record Head(String chainId, int sealed, int length, String line) {}

    private record Seal(int number, String hash) {}

    /// The pages whose chains have grown since they were last sealed.
    public List<Long> unsealedPages() {
        return statements.list(
                "select distinct page_id from consent_chain where sealed_length < length",
                row -> row.number("page_id"));
    }

    /// Seals what has grown on a page and returns how many chains that were. One process at a time does so for a
    /// page.
    public int seal(long pageId) {
        statements.list(
                "select pg_advisory_xact_lock(hashtext('rytm_consent_seal'), ?::integer)", row -> row, (int) pageId);
        List<Head> heads = unsealed(pageId);
        if (heads.isEmpty()) {
            return 0;
        }
        Optional<Seal> last = last(pageId);
        int number = last.map(Seal::number).orElse(0) + 1;
        String lines = String.join("\n", heads.stream().map(Head::line).toList());
        String hash = LedgerHash.ofSeal(last.map(Seal::hash).orElse(LedgerHash.NOTHING), pageId, number, lines);
        append(pageId, new Seal(number, hash), lines, heads);
        Columns<Head> rows = Columns.of(heads);
        statements.update("""
                update consent_chain
                   set sealed_length = sealed.length
                  from unnest(?::text[], ?::integer[]) as sealed (chain_id, length)
                 where consent_chain.page_id = ? and consent_chain.chain_id = sealed.chain_id
                """, rows.texts(Head::chainId), rows.integers(Head::length), pageId);
        return heads.size();
    }

    /// Goes on counting where the seal before left off. A seal of an older version left nothing: then what was
    /// sealed is counted.
    private void append(long pageId, Seal seal, String lines, List<Head> heads) {
        statements.update(
                """
                insert into consent_seal (page_id, number, heads, hash, people, entries)
                select ?, ?, ?, decode(?, 'hex'),
                       ? + coalesce((select people from consent_seal where page_id = ? and number = ?),
                               (select count(*) from consent_chain where page_id = ? and sealed_length > 0)),
                       ? + coalesce((select entries from consent_seal where page_id = ? and number = ?),
                               (select coalesce(sum(sealed_length), 0) from consent_chain where page_id = ?))
                """,
                pageId,
                seal.number(),
                lines,
                seal.hash(),
                heads.stream().filter(head -> head.sealed() == 0).count(),
                pageId,
                seal.number() - 1,
                pageId,
                heads.stream().mapToLong(head -> head.length() - head.sealed()).sum(),
                pageId,
                seal.number() - 1,
                pageId);
    }

    /// What a page's ledger holds: people with entries, entries, and seals over them; when the newest seal was made and
    /// what it is hashed to, if there is one.
    public record Figures(
            long people,
            long entries,
            int seals,
            @Nullable Instant sealedAt,
            @Nullable String hash) {}

    /// Read off the newest seal and what has grown since.
    public Figures figures(long pageId) {
        return statements.one("""
                with last as (
                     select number, sealed_at, hash, people, entries
                       from consent_seal
                      where page_id = ?
                      order by number desc
                      limit 1),
                grown as (
                     select count(*) filter (where sealed_length = 0) as people,
                            coalesce(sum(length - sealed_length), 0) as entries
                       from consent_chain
                      where page_id = ? and sealed_length < length)
                select grown.people + coalesce((select people from last),
                           (select count(*) from consent_chain where page_id = ? and sealed_length > 0)) as people,
                       grown.entries + coalesce((select entries from last),
                           (select coalesce(sum(sealed_length), 0) from consent_chain where page_id = ?)) as entries,
                       coalesce((select number from last), 0) as seals,
                       (select sealed_at from last) as sealed_at,
                       (select encode(hash, 'hex') from last) as hash
                  from grown
                """, ConsentSeals::figures, pageId, pageId, pageId, pageId);
    }

    private static Figures figures(Row row) {
        return new Figures(
                row.number("people"),
                row.number("entries"),
                row.integer("seals"),
                row.instantOrNull("sealed_at"),
                row.textOrNull("hash"));
    }

    private List<Head> unsealed(long pageId) {
        return statements.list(
                """
                select chain_id, sealed_length, length, chain_id || ' ' || length || ' ' || encode(head, 'hex') as line
                  from consent_chain
                 where page_id = ? and sealed_length < length
                 order by chain_id
                 limit ?
                   for update skip locked
                """,
                row -> new Head(
                        row.text("chain_id"), row.integer("sealed_length"), row.integer("length"), row.text("line")),
                pageId,
                MAX_CHAINS);
    }

    private Optional<Seal> last(long pageId) {
        return statements.first("""
                select number, encode(hash, 'hex') as hash
                  from consent_seal
                 where page_id = ?
                 order by number desc
                 limit 1
                """, ConsentSeals::read, pageId);
    }

    private static Seal read(Row row) {
        return new Seal(row.integer("number"), row.text("hash"));
    }
}
