package dev.rytm.store;

import dev.rytm.store.SealWalk.Seal;
import java.util.ArrayList;
import java.util.List;

/// Follows a page's seals from one to the next, and every sealed head to the row that it names.
final class SealCheck {

    private final Statements statements;
    private final long pageId;

    SealCheck(Statements statements, long pageId) {
        this.statements = statements;
        this.pageId = pageId;
    }

    /// How far it has come: that many seals were followed, the last has this number and is hashed to that.
    record Followed(int seals, int number, String hash, List<LedgerFault> faults) {}

    private record Seen(int seal, SealedHead head) {}

    /// The next few seals behind `after`, which is hashed to `hash`. None: that was the last.
    Followed follow(int after, String hash) {
        List<Seal> seals = new SealWalk(statements).next(pageId, after);
        List<LedgerFault> faults = new ArrayList<>();
        List<Seen> seen = new ArrayList<>();
        int number = after;
        String previous = hash;
        for (Seal seal : seals) {
            List<SealedHead> heads = SealedHead.of(seal.heads());
            if (seal.number() != number + 1) {
                faults.add(LedgerFault.ofSeal(number + 1));
            } else if (heads.isEmpty()
                    || !LedgerHash.ofSeal(previous, pageId, number + 1, seal.heads())
                            .equals(seal.hash())) {
                faults.add(LedgerFault.ofSeal(seal.number()));
            } else {
                heads.forEach(head -> seen.add(new Seen(seal.number(), head)));
            }
            number = seal.number();
            previous = seal.hash();
        }
        faults.addAll(missing(seen));
        return new Followed(seals.size(), number, previous, faults);
    }

    private List<LedgerFault> missing(List<Seen> seen) {
        Columns<Seen> rows = Columns.of(seen);
        return statements.list(
                """
                select sealed.seal, sealed.chain_id, sealed.position
                  from unnest(?::integer[], ?::text[], ?::integer[], ?::text[]) as sealed (seal, chain_id, position, hash)
                  left join consent_ledger as link
                    on link.page_id = ? and link.chain_id = sealed.chain_id and link.position = sealed.position
                 where link.hash is distinct from decode(sealed.hash, 'hex')
                """,
                row -> LedgerFault.ofHead(row.text("chain_id"), row.integer("position"), row.integer("seal")),
                rows.integers(Seen::seal),
                rows.texts(one -> one.head().chainId()),
                rows.integers(one -> one.head().length()),
                rows.texts(one -> one.head().hash()),
                pageId);
    }
}
