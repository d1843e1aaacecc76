package dev.rytm.store;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Follows a page's seals from one to the next, and every sealed head to the row that it names.
final class SealCheck {

    private static final Pattern HEAD = Pattern.compile("(\\S{1,100}) ([1-9][0-9]{0,8}) ([0-9a-f]{64})");

    /// One seal may have ten thousand heads; then it is followed alone.
    private static final int MOST_SEALS = 500;

    private static final int MOST_CHARACTERS = 1_000_000;

    private final Statements statements;
    private final long pageId;

    SealCheck(Statements statements, long pageId) {
        this.statements = statements;
        this.pageId = pageId;
    }

    /// How far it has come: that many seals were followed, the last has this number and is hashed to that.
    record Followed(int seals, int number, String hash, List<LedgerFault> faults) {}

    private record Seal(int number, String heads, String hash) {}

    private record Head(int seal, String chainId, int position, String hash) {}

    /// The next few seals behind `after`, which is hashed to `hash`. None: that was the last.
    Followed follow(int after, String hash) {
        List<Seal> seals = next(after);
        List<LedgerFault> faults = new ArrayList<>();
        List<Head> heads = new ArrayList<>();
        int number = after;
        String previous = hash;
        for (Seal seal : seals) {
            List<Head> sealed = heads(seal);
            if (seal.number() != number + 1) {
                faults.add(LedgerFault.ofSeal(number + 1));
            } else if (sealed.isEmpty()
                    || !LedgerHash.ofSeal(previous, pageId, number + 1, seal.heads())
                            .equals(seal.hash())) {
                faults.add(LedgerFault.ofSeal(seal.number()));
            } else {
                heads.addAll(sealed);
            }
            number = seal.number();
            previous = seal.hash();
        }
        faults.addAll(missing(heads));
        return new Followed(seals.size(), number, previous, faults);
    }

    private List<Seal> next(int after) {
        return statements.list(
                """
                select number, heads, encode(hash, 'hex') as hash
                  from (select number, heads, hash,
                               sum(octet_length(heads)) over (order by number) - octet_length(heads) as before
                          from (select number, heads, hash
                                  from consent_seal
                                 where page_id = ? and number > ?
                                 order by number
                                 limit ?) as following) as measured
                 where before < ?
                 order by number
                """,
                row -> new Seal(row.integer("number"), row.text("heads"), row.text("hash")),
                pageId,
                after,
                MOST_SEALS,
                MOST_CHARACTERS);
    }

    /// None if any line is not one that we write.
    private static List<Head> heads(Seal seal) {
        List<Matcher> lines =
                Stream.of(seal.heads().split("\n", -1)).map(HEAD::matcher).toList();
        return lines.stream().allMatch(Matcher::matches)
                ? lines.stream()
                        .map(line ->
                                new Head(seal.number(), line.group(1), Integer.parseInt(line.group(2)), line.group(3)))
                        .toList()
                : List.of();
    }

    private List<LedgerFault> missing(List<Head> heads) {
        Columns<Head> rows = Columns.of(heads);
        return statements.list(
                """
                select sealed.seal, sealed.chain_id, sealed.position
                  from unnest(?::integer[], ?::text[], ?::integer[], ?::text[]) as sealed (seal, chain_id, position, hash)
                  left join consent_ledger as link
                    on link.page_id = ? and link.chain_id = sealed.chain_id and link.position = sealed.position
                 where link.hash is distinct from decode(sealed.hash, 'hex')
                """,
                row -> LedgerFault.ofHead(row.text("chain_id"), row.integer("position"), row.integer("seal")),
                rows.integers(Head::seal),
                rows.texts(Head::chainId),
                rows.integers(Head::position),
                rows.texts(Head::hash),
                pageId);
    }
}
