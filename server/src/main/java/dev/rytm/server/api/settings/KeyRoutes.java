package dev.rytm.server.api.settings;

import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Checks;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.store.ApiKeys;
import dev.rytm.store.ApiKeys.ApiKey;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The keys of a workspace. A key is shown once, when it is made.
@RestController
@RequestMapping("/api/v1/keys")
public final class KeyRoutes {

    /// `days` is how long the key is to work: a year unless told, two at most.
    record KeyForm(
            String name, Set<String> scopes, @Nullable Integer days) {}

    record NewKey(String key) {

        /// Secrets never reach a log.
        @Override
        public String toString() {
            return "NewKey";
        }
    }

    @GetMapping
    @Scoped(Scope.KEYS_WRITE)
    List<ApiKey> list(Caller caller) {
        return caller.inWorkspace(transaction -> transaction.apiKeys().list(caller.workspaceId()));
    }

    /// Nobody gives away more than they have: a key makes keys of its own scopes at most, and a member those of their
    /// role. What they make dies with their membership.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Scoped(value = Scope.KEYS_WRITE, fresh = true)
    NewKey create(Caller caller, @RequestBody KeyForm form) {
        Set<String> allowed = caller.scopes();
        int days = form.days() == null ? ApiKeys.USUAL_DAYS : form.days();
        new Checks()
                .text("/name", form.name(), 100)
                .require(!form.scopes().isEmpty(), "/scopes", "scopes-none")
                .require(
                        allowed.containsAll(form.scopes()),
                        "/scopes",
                        "scopes-unknown",
                        String.join(", ", allowed.stream().sorted().toList()))
                .require(days >= 1 && days <= ApiKeys.MOST_DAYS, "/days", "range", 1, ApiKeys.MOST_DAYS)
                .end();
        return caller.inWorkspace(transaction -> {
            String key = transaction
                    .apiKeys()
                    .create(
                            caller.workspaceId(),
                            new ApiKeys.Making(form.name(), form.scopes(), days, caller.memberId()));
            caller.audit(transaction, "key.create", key.substring(3, 19));
            return new NewKey(key);
        });
    }

    @DeleteMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Scoped(Scope.KEYS_WRITE)
    void revoke(Caller caller, @PathVariable String key) {
        caller.inWorkspace(transaction -> {
            if (!transaction.apiKeys().revoke(caller.workspaceId(), key)) {
                throw Refusal.notFound();
            }
            caller.audit(transaction, "key.revoke", key);
            return key;
        });
    }
}
