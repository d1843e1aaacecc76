package dev.rytm.core.contact;

/// Names a notification topic of one page.
public record TopicId(String value) {

    public TopicId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a TopicId must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
