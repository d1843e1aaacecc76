package dev.rytm.server.api.content;

import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Refusal.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps one author from saving over another's changes: whoever changes something names the revision that they saw.
final class Revisions {

    private Revisions() {}

    static long named(@Nullable Long revision) {
        if (revision == null) {
            throw Refusal.invalid(List.of(Fault.of("/revision", "revision-missing")));
        }
        return revision;
    }

    static Refusal stale() {
        return Refusal.conflict("revision-stale");
    }
}
