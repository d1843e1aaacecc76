package dev.rytm.server.api.content;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.store.Flows.Draft;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A flow as lists show it. `publishedAt` lies before `savedAt` where the draft has moved on since. `savedBy` is how
/// whoever saved the draft last was called then. In no folder if that is absent.
record FlowLine(
        FlowId id,
        String name,
        FlowKind kind,
        long revision,
        Instant savedAt,
        @Nullable String savedBy,
        @Nullable String folder,
        @Nullable Integer publishedVersion,
        @Nullable Instant publishedAt) {

    static FlowLine of(Draft draft, @Nullable Instant publishedAt) {
        return new FlowLine(
                draft.id(),
                draft.name(),
                draft.kind(),
                draft.revision(),
                draft.savedAt(),
                draft.savedBy(),
                draft.folder(),
                draft.publishedVersion(),
                publishedAt);
    }
}
