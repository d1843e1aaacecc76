package dev.rytm.server.api.access;

import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Refusal.Sentence;
import dev.rytm.server.api.Role;
import dev.rytm.store.Memberships.Colleague;
import dev.rytm.store.Transaction;
import java.util.List;
import java.util.Set;

/// Over which roles somebody may decide: over those whose every right they have themselves, and over owners only
/// if they are one, in person.
///
/// @param rights what they have
/// @param isOwner whether they are an owner at this moment, not when the request began
record Authority(Set<String> rights, boolean isOwner) {

    static Authority of(Caller caller, Transaction transaction) {
        boolean owner = caller.isInPerson()
                && transaction.memberships().list(caller.workspaceId()).stream()
                        .filter(colleague -> colleague.member().id().equals(caller.memberId()))
                        .map(Colleague::role)
                        .anyMatch(Role.OWNER.name()::equals);
        return new Authority(caller.scopes(), owner);
    }

    void requireOver(Role role) {
        if (role == Role.OWNER && !isOwner) {
            throw new Refusal(403, Sentence.of("owner-only"), List.of());
        }
        if (!rights.containsAll(role.rights())) {
            throw new Refusal(403, Sentence.of("rights-fewer"), List.of());
        }
    }
}
