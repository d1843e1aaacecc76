package dev.rytm.core.contact;

/// Whether this installation may write to a person at all, by the operator's or the person's own wish.
public enum Standing {
    NORMAL,
    SUPPRESSED,
    ERASED
}
