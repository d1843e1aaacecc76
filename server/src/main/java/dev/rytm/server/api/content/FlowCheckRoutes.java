package dev.rytm.server.api.content;

import dev.rytm.core.IdSource;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.content.FlowChecks.CheckView;
import dev.rytm.server.api.content.FlowChecks.Written;
import dev.rytm.store.Flows.Draft;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// "What would the rules refuse of this flow?" Nothing is saved.
@RestController
@RequestMapping("/api/v1/pages/{page}/flows")
public final class FlowCheckRoutes {

    private final IdSource ids;
    private final FlowChecks checks;

    public FlowCheckRoutes(IdSource ids, FlowChecks checks) {
        this.ids = ids;
        this.checks = checks;
    }

    /// A flow as the export writes it.
    record CheckForm(String name, FlowKind kind, Map<String, Object> document) {}

    /// Without a body the draft is checked as it was saved; with one, what the editor shows just now.
    @PostMapping("/{flow}/check")
    @Scoped(Scope.CONTENT_READ)
    CheckView check(
            Caller caller,
            @PathVariable String page,
            @PathVariable String flow,
            @RequestBody(required = false) @Nullable CheckForm form) {
        return caller.inPage(page, (transaction, id) -> {
            Draft draft = FlowRoutes.find(transaction, id, flow);
            return checks.view(
                    caller.language(), transaction, id, form == null ? Written.of(draft) : written(draft.id(), form));
        });
    }

    /// A flow that is no flow of the page yet, such as one that is about to be imported.
    @PostMapping("/check")
    @Scoped(Scope.CONTENT_READ)
    CheckView checkNew(Caller caller, @PathVariable String page, @RequestBody CheckForm form) {
        return caller.inPage(
                page,
                (transaction, id) ->
                        checks.view(caller.language(), transaction, id, written(new FlowId(ids.newId()), form)));
    }

    private static Written written(FlowId id, CheckForm form) {
        return Written.of(id, form.name(), form.kind(), form.document());
    }
}
