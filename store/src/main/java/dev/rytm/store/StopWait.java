package dev.rytm.store;

/// Whether a stop, block or erase of a person is in the inbox, answered with 200 and not yet carried out.
public enum StopWait {
    NONE,
    /// Somebody will decide it in a moment.
    SOON,
    /// It could not be decided and waits for the operator.
    PARKED
}
