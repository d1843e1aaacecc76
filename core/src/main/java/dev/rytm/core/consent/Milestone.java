package dev.rytm.core.consent;

/// What people come to once on a topic, however often it happens to them, and what no consent still tells: for counting
/// people and not events.
public enum Milestone {
    /// A request for consent reached the person, as Meta told.
    ASKED,
    /// The person agreed once more: when their consent was about to end, or after it had lapsed, or was stopped or
    /// revoked.
    RENEWED
}
