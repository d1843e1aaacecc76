package dev.rytm.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened to a page itself.
public sealed interface PageEvent {

    Instant at();

    /// Meta warned, blocked or unblocked the page.
    record PolicyEnforced(
            Instant at, Action action, @Nullable String reason) implements PageEvent {}

    /// What Meta did.
    enum Action {
        WARNING,
        BLOCK,
        UNBLOCK
    }
}
