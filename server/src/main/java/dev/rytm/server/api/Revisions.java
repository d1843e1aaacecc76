package dev.rytm.server.api;

import dev.rytm.server.api.Refusal.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps one author from saving over another's changes: whoever changes something names the revision that they saw.
public final class Revisions {

    private Revisions() {}

    public static long named(@Nullable Long revision) {
        if (revision == null) {
            throw Refusal.invalid(List.of(Fault.of("/revision", "revision-missing")));
        }
        return revision;
    }

    /// The pointer tells it from other conflicts: whoever is told may load what was saved.
    public static Refusal stale() {
        return Refusal.conflict(Fault.of("/revision", "revision-stale"));
    }
}
