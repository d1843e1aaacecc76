package dev.rytm.core.segment;

/// One thing that keeps a segment from being asked: what kind of thing, and where (`parts[0].tag`).
public record SegmentProblem(Kind kind, String path) {

    /// What kind of thing; whoever shows it has a sentence for each.
    public enum Kind {
        TOPIC_MISSING,
        SEQUENCE_MISSING,
        NAME_EMPTY,
        NAME_TOO_LONG,
        TOO_MANY_PARTS,
        TOO_DEEP,
        VALUE_MISSING,
        VALUE_TOO_LONG,
        /// A segment is asked for at no particular hour.
        LOCAL_TIME,
        SPAN_OUT_OF_BOUNDS
    }
}
