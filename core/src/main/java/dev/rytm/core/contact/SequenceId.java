package dev.rytm.core.contact;

/// Names a sequence of one page.
public record SequenceId(String value) {

    public SequenceId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a SequenceId must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
