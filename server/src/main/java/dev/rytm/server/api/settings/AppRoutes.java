package dev.rytm.server.api.settings;

import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Checks;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.store.App;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Meta apps. Their secrets go in and never come out.
@RestController
@RequestMapping("/api/v1/apps")
public final class AppRoutes {

    record AppForm(String metaAppId, String name, String secret, String verifyToken) {

        /// Secrets never reach a log.
        @Override
        public String toString() {
            return "AppForm[" + metaAppId + "]";
        }
    }

    record SecretsForm(String secret, String verifyToken) {

        /// Secrets never reach a log.
        @Override
        public String toString() {
            return "SecretsForm";
        }
    }

    @GetMapping
    @Scoped(Scope.SETTINGS_READ)
    List<App> list(Caller caller) {
        return caller.inWorkspace(transaction -> transaction.apps().list(caller.workspaceId()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Scoped(Scope.SETTINGS_WRITE)
    App create(Caller caller, @RequestBody AppForm form) {
        new Checks()
                .require(form.metaAppId().matches("[0-9]{1,32}"), "/metaAppId", "meta-id")
                .text("/name", form.name(), 100)
                .text("/secret", form.secret(), 200)
                .text("/verifyToken", form.verifyToken(), 200)
                .end();
        return caller.inWorkspace(transaction -> {
            boolean known = transaction.apps().list(caller.workspaceId()).stream()
                    .anyMatch(app -> app.metaAppId().equals(form.metaAppId()));
            if (known) {
                throw Refusal.conflict("app-known");
            }
            long id = transaction
                    .apps()
                    .create(caller.workspaceId(), form.metaAppId(), form.name(), form.secret(), form.verifyToken());
            caller.audit(transaction, "app.create", String.valueOf(id));
            return transaction.apps().find(caller.workspaceId(), id).orElseThrow();
        });
    }

    @PutMapping("/{app}/secrets")
    @Scoped(value = Scope.SETTINGS_WRITE, fresh = true)
    App changeSecrets(Caller caller, @PathVariable String app, @RequestBody SecretsForm form) {
        new Checks()
                .text("/secret", form.secret(), 200)
                .text("/verifyToken", form.verifyToken(), 200)
                .end();
        return caller.inWorkspace(transaction -> {
            App found = transaction
                    .apps()
                    .find(caller.workspaceId(), Caller.id(app))
                    .orElseThrow(Refusal::notFound);
            transaction.apps().changeSecrets(found, form.secret(), form.verifyToken());
            caller.audit(transaction, "app.change-secrets", app);
            return found;
        });
    }
}
