package dev.rytm.server.api.settings;

import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Checks;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.store.Audits;
import dev.rytm.store.Workspaces.Workspace;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Workspaces: made by a key of the instance, named and braked by their own.
@RestController
@RequestMapping("/api/v1")
public final class WorkspaceRoutes {

    record NameForm(String name) {}

    record BrakeForm(boolean paused) {}

    /// A new workspace with the first key to it, which is shown this once.
    record FirstKey(long id, String key) {}

    @PostMapping("/workspaces")
    @ResponseStatus(HttpStatus.CREATED)
    @Scoped(Scope.INSTANCE)
    FirstKey create(Caller caller, @RequestBody NameForm form) {
        new Checks().text("/name", form.name(), 100).end();
        return caller.inInstance(transaction -> {
            long id = transaction.workspaces().create(form.name());
            String key = transaction.apiKeys().create(id, "first key", Scope.ofWorkspaces());
            caller.auditIn(
                    transaction,
                    id,
                    new Audits.Entry(null, caller.actor(), "workspace.create", String.valueOf(id), Map.of()));
            return new FirstKey(id, key);
        });
    }

    @GetMapping("/workspace")
    @Scoped(Scope.SETTINGS_READ)
    Workspace show(Caller caller) {
        return caller.inWorkspace(transaction ->
                transaction.workspaces().find(caller.workspaceId()).orElseThrow(Refusal::notFound));
    }

    @PutMapping("/workspace")
    @Scoped(Scope.SETTINGS_WRITE)
    Workspace rename(Caller caller, @RequestBody NameForm form) {
        new Checks().text("/name", form.name(), 100).end();
        caller.inWorkspace(transaction -> {
            long id = caller.workspaceId();
            Workspace old = transaction.workspaces().find(id).orElseThrow(Refusal::notFound);
            transaction.workspaces().rename(id, form.name());
            Map<String, String> renamed = Audits.renamed(old.name(), form.name());
            caller.audit(
                    transaction,
                    new Audits.Entry(null, caller.actor(), "workspace.rename", String.valueOf(id), renamed));
            return caller;
        });
        return show(caller);
    }

    /// The brake of every page of the workspace.
    @PutMapping("/workspace/brake")
    @Scoped(Scope.SENDS_WRITE)
    Workspace brake(Caller caller, @RequestBody BrakeForm form) {
        caller.inWorkspace(transaction -> {
            transaction.workspaces().pause(caller.workspaceId(), form.paused());
            caller.audit(
                    transaction,
                    form.paused() ? "workspace.pause" : "workspace.resume",
                    String.valueOf(caller.workspaceId()));
            return caller;
        });
        return show(caller);
    }
}
