package dev.rytm.store.ledger;

import dev.rytm.store.LedgerHash;
import dev.rytm.store.LedgerText;
import dev.rytm.store.ledger.FileFault.Kind;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Follows chains through their lines. Of each it tells the first fault: what comes after it stands on it.
final class ChainsInFile {

    private final RowIndex rows;
    private final Consumer<FileFault> listener;
    private LedgerLine.@Nullable Chain chain;
    private String last = "";
    private String hash = LedgerHash.NOTHING;
    private int position;
    private boolean lost;

    ChainsInFile(RowIndex rows, Consumer<FileFault> listener) {
        this.rows = rows;
        this.listener = listener;
    }

    void begin(long line, LedgerLine.Chain next) {
        end(line - 1);
        if (next.chain().compareTo(last) <= 0) {
            listener.accept(new FileFault(line, Kind.MISPLACED, next.chain(), null, null));
            lost = true;
            return;
        }
        chain = next;
        last = next.chain();
        hash = LedgerHash.NOTHING;
        position = 0;
        lost = false;
    }

    void follow(long line, long page, LedgerLine.Entry entry) throws IOException {
        if (chain == null || !entry.chain().equals(chain.chain()) || entry.position() <= position) {
            fail(line, Kind.ROW, entry.chain(), entry.position());
            return;
        }
        int wanted = position + 1;
        position = entry.position();
        rows.add(entry.chain(), position, entry.hash());
        hash = LedgerHash.ofRow(hash, page, entry.chain(), wanted, entry.body());
        if (position != wanted || !hash.equals(entry.hash())) {
            fail(line, Kind.ROW, entry.chain(), wanted);
        } else if (!isTrue(chain, page, entry)) {
            listener.accept(new FileFault(line, Kind.TEXT, entry.chain(), position, null));
        }
    }

    /// Whether what stands there in clear is what is sealed; without a key nothing stands there.
    private static boolean isTrue(LedgerLine.Chain chain, long page, LedgerLine.Entry entry) {
        Integer readableFrom = chain.readableFrom();
        if (chain.key() == null || readableFrom == null || entry.position() < readableFrom) {
            return entry.change() == null;
        }
        return LedgerText.open(chain.key(), page, entry.chain(), entry.position(), entry.body())
                .filter(clear -> LedgerLine.tree(clear).equals(entry.change()))
                .isPresent();
    }

    /// No line of the last chain follows.
    void end(long line) {
        if (chain != null && (chain.length() == null || chain.length() != position || !hash.equals(chain.head()))) {
            fail(line, Kind.END, chain.chain(), position);
        }
        chain = null;
    }

    /// A line could not be read, and of what stands on it nothing can be said.
    void lose() {
        lost = true;
    }

    private void fail(long line, Kind kind, String chainId, int row) {
        if (!lost) {
            listener.accept(new FileFault(line, kind, chainId, row, null));
        }
        lost = true;
    }
}
