package dev.rytm.store.ledger;

import dev.rytm.store.LedgerHash;
import dev.rytm.store.SealedHead;
import dev.rytm.store.ledger.FileFault.Kind;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Follows seals from one to the next, and every sealed head to the row that it names.
final class SealsInFile {

    private final RowIndex rows;
    private final Consumer<FileFault> listener;
    private LedgerLine.@Nullable Seal newest;
    private long count;
    private boolean lost;

    SealsInFile(RowIndex rows, Consumer<FileFault> listener) {
        this.rows = rows;
        this.listener = listener;
    }

    void follow(long line, long page, LedgerLine.Seal seal) {
        int wanted = newest == null ? 1 : newest.number() + 1;
        String before = newest == null ? LedgerHash.NOTHING : newest.hash();
        List<SealedHead> heads = SealedHead.of(seal.heads());
        boolean fits = seal.number() == wanted
                && !heads.isEmpty()
                && LedgerHash.ofSeal(before, page, wanted, seal.heads()).equals(seal.hash());
        if (fits) {
            heads.forEach(head -> follow(line, seal, head));
        } else if (!lost) {
            listener.accept(new FileFault(line, Kind.SEAL, null, null, wanted));
        }
        count++;
        newest = seal;
        lost = false;
    }

    private void follow(long line, LedgerLine.Seal seal, SealedHead head) {
        if (!rows.has(head.chainId(), head.length(), head.hash())) {
            listener.accept(new FileFault(line, Kind.HEAD, head.chainId(), head.length(), seal.number()));
        }
    }

    /// A line could not be read, and of the seal after it nothing can be said.
    void lose() {
        lost = true;
    }

    long count() {
        return count;
    }

    LedgerLine.@Nullable Seal newest() {
        return newest;
    }
}
