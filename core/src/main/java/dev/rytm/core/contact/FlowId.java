package dev.rytm.core.contact;

/// Names a flow or subflow of one page, whatever its version.
public record FlowId(String value) {

    public FlowId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a FlowId must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
