package dev.rytm.server.api.access;

import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Checks;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Role;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.store.Audits;
import dev.rytm.store.Members;
import dev.rytm.store.OneTimeLinks.Guest;
import dev.rytm.store.OneTimeLinks.Invitation;
import dev.rytm.store.OneTimeLinks.Made;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Invitations into the workspace. Whoever invites hands the link over themselves: we send no mail.
@RestController
@RequestMapping("/api/v1/invitations")
public final class InvitationRoutes {

    record InvitationForm(String email, Role role) {}

    /// Shown this once.
    record InvitationLink(String link) {

        /// Secrets never reach a log.
        @Override
        public String toString() {
            return "InvitationLink";
        }
    }

    /// Those that wait.
    @GetMapping
    @Scoped(Scope.MEMBERS_WRITE)
    List<Invitation> list(Caller caller) {
        return caller.inWorkspace(transaction -> transaction.links().invitations(caller.workspaceId()));
    }

    /// Works once, within an hour, in place of an earlier one for the same address.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Scoped(value = Scope.MEMBERS_WRITE, fresh = true)
    InvitationLink invite(Caller caller, @RequestBody InvitationForm form) {
        String email = Members.normalised(form.email());
        Checks checks = new Checks();
        EmailAddress.check(checks, "/email", email);
        checks.end();
        return caller.inWorkspace(transaction -> {
            Authority.of(caller, transaction).requireOver(form.role());
            boolean known = transaction.memberships().list(caller.workspaceId()).stream()
                    .anyMatch(colleague -> colleague.member().email().equals(email));
            if (known) {
                throw Refusal.conflict("member-known");
            }
            Made made = transaction
                    .links()
                    .invite(caller.workspaceId(), new Guest(email, form.role().name(), caller.memberId()));
            caller.audit(
                    transaction,
                    new Audits.Entry(
                            null,
                            caller.actor(),
                            "invitation.create",
                            made.id(),
                            Map.of("role", form.role().name())));
            return new InvitationLink(caller.address() + "/link#" + made.secret());
        });
    }

    @DeleteMapping("/{invitation}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Scoped(Scope.MEMBERS_WRITE)
    void takeBack(Caller caller, @PathVariable String invitation) {
        caller.inWorkspace(transaction -> {
            caller.audit(transaction, "invitation.take-back", invitation);
            if (!transaction.links().takeBack(caller.workspaceId(), invitation)) {
                throw Refusal.notFound();
            }
            return invitation;
        });
    }
}
