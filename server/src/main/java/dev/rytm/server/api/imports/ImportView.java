package dev.rytm.server.api.imports;

import dev.rytm.core.imports.ImportPlan;
import dev.rytm.store.ContactImports.State;
import dev.rytm.store.ContactImports.Stored;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An import and how far it has come: of `total` rows `read` were looked at; `told` of them became events of
/// their people, `faulty` were passed over, each with its faults.
record ImportView(
        String id,
        String name,
        State state,
        long characters,
        @Nullable ImportPlan plan,
        @Nullable Long total,
        long read,
        long told,
        long faulty,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    static ImportView of(Stored stored) {
        return new ImportView(
                stored.id(),
                stored.name(),
                stored.state(),
                stored.characters(),
                stored.plan(),
                stored.total(),
                stored.read(),
                stored.told(),
                stored.faulty(),
                stored.createdAt(),
                stored.finishedAt());
    }
}
