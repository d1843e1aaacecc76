package dev.rytm.server.api.segments;

import dev.rytm.core.contact.Standing;
import dev.rytm.store.segment.Crowds;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One contact in a list.
record ContactLine(
        String id,
        @Nullable String firstName,
        @Nullable String lastName,
        Standing standing,
        @Nullable Instant lastInteractionAt,
        Instant createdAt,
        @Nullable Instant handedOverUntil,
        List<String> tags) {

    ContactLine {
        tags = List.copyOf(tags);
    }

    static ContactLine of(Crowds.Line line) {
        return new ContactLine(
                line.id(),
                line.firstName(),
                line.lastName(),
                line.standing(),
                line.lastInteractionAt(),
                line.createdAt(),
                line.handedOverUntil(),
                line.tags());
    }
}
