package dev.rytm.store;

/// Where a row of the send ledger stands. The last four are final, but a late proof still turns UNKNOWN_FINAL into
/// SENT.
public enum SendState {
    /// Waits for its time, for a free slot, or for something that holds it.
    DUE,
    /// A dispatcher of an earlier version has taken it, under a lease. Nothing was called; when the lease is
    /// over, anyone may send it.
    CLAIMED,
    /// The intent is committed: the call may be under way.
    SENDING,
    /// The call may have arrived. It counts as sent.
    UNKNOWN,
    SENT,
    REFUSED,
    FAILED,
    /// No proof can come any more. It counts as sent.
    UNKNOWN_FINAL
}
