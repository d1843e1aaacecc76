package dev.rytm.store.ledger;

import org.jspecify.annotations.Nullable;

/// Something wrong in the file of a consent ledger, and the number of the line in which it shows. `position` is a
/// row of the chain.
public record FileFault(
        long line,
        Kind kind,
        @Nullable String chainId,
        @Nullable Integer position,
        @Nullable Integer seal) {

    /// What does not fit.
    public enum Kind {
        /// The first line does not say that this is a consent ledger, in the form that we know.
        NO_LEDGER,
        /// A line that cannot be read.
        UNREADABLE,
        /// A line that does not belong between those around it.
        MISPLACED,
        /// A row was changed, removed or put in later.
        ROW,
        /// A chain does not end where it was last extended; `position` is the last row that is there.
        END,
        /// What stands there in clear is not what was recorded.
        TEXT,
        /// A person's chain is not in the file.
        PERSON,
        /// A seal was changed, removed or put in later.
        SEAL,
        /// A row is not the one that a seal saw.
        HEAD,
        /// The file does not hold as much as its end says.
        COUNT,
        /// Some line is not the one that was written.
        DIGEST,
        /// The file breaks off after this line.
        CUT_OFF
    }

    static FileFault of(long line, Kind kind) {
        return new FileFault(line, kind, null, null, null);
    }
}
