package dev.rytm.server.api.access;

import dev.rytm.server.api.Checks;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Refusal.Sentence;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.SignedIn;
import dev.rytm.server.api.Visitor;
import dev.rytm.server.api.access.SessionViews.SessionView;
import dev.rytm.store.Memberships;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// More workspaces of one's own, for those who own one: whoever is trusted with all of a workspace on this installation
/// may begin another beside it.
@RestController
@RequestMapping("/api/v1/session/workspaces")
public final class OwnWorkspaceRoutes {

    /// More than an agency has; what is without end fills the disk of everybody.
    private static final int MOST = 100;

    private final SessionViews views;

    public OwnWorkspaceRoutes(SessionViews views) {
        this.views = views;
    }

    record OwnWorkspaceForm(String name) {}

    /// Whoever makes it is its owner. Gives the session with the new workspace as the last of its own.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Scoped(Scope.SELF)
    SessionView create(Visitor visitor, @RequestBody OwnWorkspaceForm form) {
        Checks checks = new Checks().text("/name", form.name(), 100);
        SignedIn self = visitor.self();
        if (self.memberships().stream().noneMatch(place -> place.role().equals(Memberships.OWNER))) {
            throw new Refusal(403, Sentence.of("owners-only"), List.of());
        }
        checks.require(self.memberships().size() < MOST, "/name", "too-many", MOST);
        checks.end();
        visitor.inInstance(transaction -> {
            long workspace = transaction.workspaces().create(form.name().strip());
            transaction.memberships().put(workspace, self.member().id(), Memberships.OWNER);
            visitor.audit(transaction, workspace, self.member(), "workspace.create");
            return workspace;
        });
        return views.of(self.member(), visitor);
    }
}
