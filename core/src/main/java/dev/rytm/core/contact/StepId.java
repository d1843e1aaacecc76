package dev.rytm.core.contact;

/// Names a step inside one flow or one sequence; it survives edits.
public record StepId(String value) {

    public StepId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a StepId must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
