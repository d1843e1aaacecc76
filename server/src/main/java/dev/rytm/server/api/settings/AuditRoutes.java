package dev.rytm.server.api.settings;

import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Limits;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.store.Audits.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who changed what, newest first.
@RestController
@RequestMapping("/api/v1/audit")
public final class AuditRoutes {

    /// `before` for the next page; absent at the end.
    record AuditPage(List<Recorded> entries, @Nullable Long before) {}

    @GetMapping
    @Scoped(Scope.SETTINGS_READ)
    AuditPage list(
            Caller caller,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Integer limit) {
        int max = Limits.page(limit);
        List<Recorded> entries = caller.inWorkspace(transaction ->
                transaction.audits().list(caller.workspaceId(), before == null ? Long.MAX_VALUE : before, max));
        return new AuditPage(
                entries, entries.size() < max ? null : entries.getLast().id());
    }
}
