package dev.rytm.core.segment;

/// Names a segment of one page.
public record SegmentId(String value) {

    public SegmentId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a SegmentId must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
