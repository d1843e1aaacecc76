package dev.rytm.store;

import org.jspecify.annotations.Nullable;

/// Something in a page's consent ledger that is not as it was recorded. `position` is a row of the chain, `seal` the
/// number of a seal.
public record LedgerFault(
        Kind kind,
        @Nullable String chainId,
        @Nullable Integer position,
        @Nullable Integer seal) {

    /// What does not fit.
    public enum Kind {
        /// A row was changed, removed or put in later.
        ROW,
        /// A chain does not end where it was last extended; `position` is the last row that is there.
        END,
        /// A seal was changed, removed or put in later.
        SEAL,
        /// A row is not the one that a seal saw.
        HEAD
    }

    static LedgerFault ofRow(String chainId, int position) {
        return new LedgerFault(Kind.ROW, chainId, position, null);
    }

    static LedgerFault ofEnd(String chainId, int position) {
        return new LedgerFault(Kind.END, chainId, position, null);
    }

    static LedgerFault ofSeal(int number) {
        return new LedgerFault(Kind.SEAL, null, null, number);
    }

    static LedgerFault ofHead(String chainId, int position, int seal) {
        return new LedgerFault(Kind.HEAD, chainId, position, seal);
    }
}
