package dev.rytm.core.policy;

/// What Meta bars a page from.
public enum Restriction {
    NONE,
    REQUESTS_BARRED,
    SENDING_BARRED
}
