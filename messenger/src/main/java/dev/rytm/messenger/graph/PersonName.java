package dev.rytm.messenger.graph;

import org.jspecify.annotations.Nullable;

/// What a person is called; absent is what Meta does not say.
public record PersonName(@Nullable String first, @Nullable String last) {

    /// Names are personal: they never reach a log.
    @Override
    public String toString() {
        return "PersonName[]";
    }
}
