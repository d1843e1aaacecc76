package dev.rytm.server.api.content;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.store.FlowTraffic;
import dev.rytm.store.Flows.Draft;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A flow as lists show it. `publishedAt` lies before `savedAt` where the draft has moved on since. `savedBy` is
/// how whoever saved the draft last was called then. In no folder if that is absent. `entered` and `finished`
/// count people of the last 30 days, of the newest version; only the list of all flows tells them.
record FlowLine(
        FlowId id,
        String name,
        FlowKind kind,
        long revision,
        Instant savedAt,
        @Nullable String savedBy,
        @Nullable String folder,
        @Nullable Integer publishedVersion,
        @Nullable Instant publishedAt,
        @Nullable Long entered,
        @Nullable Long finished) {

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
                publishedAt,
                null,
                null);
    }

    FlowLine with(FlowTraffic.Totals people) {
        return new FlowLine(
                id,
                name,
                kind,
                revision,
                savedAt,
                savedBy,
                folder,
                publishedVersion,
                publishedAt,
                people.entered(),
                people.finished());
    }
}
