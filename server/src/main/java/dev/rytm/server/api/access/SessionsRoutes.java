package dev.rytm.server.api.access;

import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.SignedIn;
import dev.rytm.server.api.Visitor;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where one is signed in oneself, and signing out there.
@RestController
@RequestMapping("/api/v1/sessions")
public final class SessionsRoutes {

    /// `current` is the session that asks. `lastSeenAt` is right to a minute.
    record SessionLine(
            String id, Instant createdAt, Instant lastSeenAt, Instant expiresAt, String browser, boolean current) {}

    @GetMapping
    @Scoped(Scope.SELF)
    List<SessionLine> list(Visitor visitor) {
        SignedIn self = visitor.self();
        return visitor.inInstance(transaction -> transaction
                .sessions()
                .list(self.member().id())
                .stream()
                .map(line -> new SessionLine(
                        line.id(),
                        line.createdAt(),
                        line.lastSeenAt(),
                        line.expiresAt(),
                        BrowserName.of(line.browser()),
                        line.id().equals(self.session().id())))
                .toList());
    }

    /// Everywhere, here as well.
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Scoped(Scope.SELF)
    void endAll(Visitor visitor) {
        SignedIn self = visitor.self();
        visitor.inInstance(transaction -> {
            transaction.members().endSessions(self.member().id());
            transaction.sessions().endAll(self.member().id());
            self.memberships()
                    .forEach(place -> visitor.audit(
                            transaction, place.workspaceId(), self.member(), "member.sign-out-everywhere"));
            return self;
        });
        visitor.forget();
    }

    @DeleteMapping("/{session}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Scoped(Scope.SELF)
    void end(Visitor visitor, @PathVariable String session) {
        SignedIn self = visitor.self();
        boolean ended = visitor.inInstance(
                transaction -> transaction.sessions().end(self.member().id(), session));
        if (!ended) {
            throw Refusal.notFound();
        }
        if (session.equals(self.session().id())) {
            visitor.forget();
        }
    }
}
