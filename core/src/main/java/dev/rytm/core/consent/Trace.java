package dev.rytm.core.consent;

/// What the stops and resumes of a consent have left, as a topic's two tags tell it.
public enum Trace {
    /// Nothing since the person agreed: neither tag.
    NONE,
    /// The stop tag.
    STOPPED,
    /// The resume tag.
    RESUMED
}
