package dev.rytm.server.api.access;

import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Role;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.store.Audits;
import dev.rytm.store.Memberships.Colleague;
import dev.rytm.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Who belongs to the workspace, and as what. What changes here holds at once: the member's sessions end.
@RestController
@RequestMapping("/api/v1/members")
public final class MemberRoutes {

    record RoleForm(Role role) {}

    record MemberLine(String id, String email, String name, Role role, Instant since) {

        static MemberLine of(Colleague colleague) {
            return new MemberLine(
                    colleague.member().id(),
                    colleague.member().email(),
                    colleague.member().name(),
                    Role.valueOf(colleague.role()),
                    colleague.since());
        }
    }

    @GetMapping
    @Scoped(Scope.SETTINGS_READ)
    List<MemberLine> list(Caller caller) {
        return caller.inWorkspace(transaction -> transaction.memberships().list(caller.workspaceId()).stream()
                .map(MemberLine::of)
                .toList());
    }

    /// Nobody gives or takes more than they have; only owners make owners. The last owner stays one.
    @PutMapping("/{member}")
    @Scoped(value = Scope.MEMBERS_WRITE, fresh = true)
    MemberLine change(Caller caller, @PathVariable String member, @RequestBody RoleForm form) {
        return caller.inWorkspace(transaction -> {
            Authority authority = Authority.of(caller, transaction);
            Colleague old = changeable(caller, authority, transaction, member);
            authority.requireOver(form.role());
            if (form.role() != Role.valueOf(old.role())) {
                if (form.role() != Role.OWNER) {
                    requireAnotherOwner(caller, transaction, old);
                }
                transaction
                        .memberships()
                        .put(caller.workspaceId(), member, form.role().name());
                transaction.members().endSessions(member);
                transaction.links().takeBackAllOf(caller.workspaceId(), member);
                caller.audit(
                        transaction,
                        new Audits.Entry(
                                null,
                                caller.actor(),
                                "member.change-role",
                                member,
                                Map.of("from", old.role(), "to", form.role().name())));
            }
            return new MemberLine(member, old.member().email(), old.member().name(), form.role(), old.since());
        });
    }

    /// The member's keys and open invitations go with them. Who is in no workspace any more is forgotten.
    @DeleteMapping("/{member}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Scoped(value = Scope.MEMBERS_WRITE, fresh = true)
    void remove(Caller caller, @PathVariable String member) {
        caller.inWorkspace(transaction -> {
            Colleague old = changeable(caller, Authority.of(caller, transaction), transaction, member);
            requireAnotherOwner(caller, transaction, old);
            caller.audit(
                    transaction,
                    new Audits.Entry(null, caller.actor(), "member.remove", member, Map.of("role", old.role())));
            transaction.members().endSessions(member);
            transaction.memberships().remove(caller.workspaceId(), member);
            return old;
        });
        caller.inInstance(transaction -> {
            transaction.members().forgetUnlessSomewhere(member);
            return member;
        });
    }

    private static Colleague changeable(Caller caller, Authority authority, Transaction transaction, String member) {
        Colleague colleague =
                transaction.memberships().lock(caller.workspaceId(), member).orElseThrow(Refusal::notFound);
        authority.requireOver(Role.valueOf(colleague.role()));
        return colleague;
    }

    private static void requireAnotherOwner(Caller caller, Transaction transaction, Colleague leaving) {
        if (leaving.role().equals(Role.OWNER.name())
                && !transaction
                        .memberships()
                        .hasOwnerBeside(caller.workspaceId(), leaving.member().id())) {
            throw Refusal.conflict("owner-last");
        }
    }
}
