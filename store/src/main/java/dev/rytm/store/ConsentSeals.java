package dev.rytm.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The chain of a page's seals over the heads of its persons' consent chains.
public final class ConsentSeals {

    private static final int MAX_CHAINS = 10_000;

    private final Statements statements;

    ConsentSeals(Statements statements) {
        this.statements = statements;
    }

    private record Head(String chainId, int length, String line) {}

    private record Seal(int number, String heads, String hash) {}

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
        String hash = hash(last.map(Seal::hash).orElse(Chain.NOTHING), pageId, number, lines);
        statements.update(
                "insert into consent_seal (page_id, number, heads, hash) values (?, ?, ?, decode(?, 'hex'))",
                pageId,
                number,
                lines,
                hash);
        Columns<Head> rows = Columns.of(heads);
        statements.update("""
                update consent_chain
                   set sealed_length = sealed.length
                  from unnest(?::text[], ?::integer[]) as sealed (chain_id, length)
                 where consent_chain.page_id = ? and consent_chain.chain_id = sealed.chain_id
                """, rows.texts(Head::chainId), rows.integers(Head::length), pageId);
        return heads.size();
    }

    /// Follows a page's seals from the first to the last, and every sealed head to the row it names; the sentence
    /// says what is wrong, if anything is.
    public Optional<String> fault(long pageId) {
        String hash = Chain.NOTHING;
        int number = 0;
        for (Seal seal : all(pageId)) {
            number++;
            hash = hash(hash, pageId, number, seal.heads());
            if (seal.number() != number || !hash.equals(seal.hash())) {
                return Optional.of("seal " + number + " was changed, removed or put in later");
            }
            Optional<String> missing = missing(pageId, seal);
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    private Optional<String> missing(long pageId, Seal seal) {
        List<String[]> heads =
                seal.heads().lines().map(line -> line.split(" ", -1)).toList();
        Columns<String[]> rows = Columns.of(heads);
        return statements
                .first(
                        """
                        select sealed.chain_id
                          from unnest(?::text[], ?::text[], ?::text[]) as sealed (chain_id, length, head)
                          left join consent_ledger as link
                            on link.page_id = ? and link.chain_id = sealed.chain_id
                           and link.position = sealed.length::integer
                         where link.hash is distinct from decode(sealed.head, 'hex')
                         limit 1
                        """,
                        row -> row.text("chain_id"),
                        rows.texts(head -> head[0]),
                        rows.texts(head -> head[1]),
                        rows.texts(head -> head[2]),
                        pageId)
                .map(chain -> "chain " + chain + " is not what seal " + seal.number() + " saw");
    }

    private List<Head> unsealed(long pageId) {
        return statements.list(
                """
                select chain_id, length, chain_id || ' ' || length || ' ' || encode(head, 'hex') as line
                  from consent_chain
                 where page_id = ? and sealed_length < length
                 order by chain_id
                 limit ?
                   for update skip locked
                """,
                row -> new Head(row.text("chain_id"), row.integer("length"), row.text("line")),
                pageId,
                MAX_CHAINS);
    }

    private Optional<Seal> last(long pageId) {
        return statements.first("""
                select number, heads, encode(hash, 'hex') as hash
                  from consent_seal
                 where page_id = ?
                 order by number desc
                 limit 1
                """, ConsentSeals::read, pageId);
    }

    private List<Seal> all(long pageId) {
        return statements.list("""
                select number, heads, encode(hash, 'hex') as hash
                  from consent_seal
                 where page_id = ?
                 order by number
                """, ConsentSeals::read, pageId);
    }

    private static Seal read(Row row) {
        return new Seal(row.integer("number"), row.text("heads"), row.text("hash"));
    }

    private static String hash(String previous, long pageId, int number, String heads) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(previous));
            digest.update(ByteBuffer.allocate(12).putLong(pageId).putInt(number).flip());
            digest.update(heads.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
