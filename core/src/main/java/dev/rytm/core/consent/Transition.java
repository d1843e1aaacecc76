package dev.rytm.core.consent;

import dev.rytm.core.contact.Consent;
import java.util.List;

/// A consent after an event, and the lines that the event leaves in the consent ledger.
///
/// `next` is to be kept in any case, also when no change is effective: a late event may still fill in what an
/// earlier one lacked. The timer for the end of the consent follows `next.expiresAt()`. There is more than one
/// line when the event shows that the consent had run out before it. `trace` is what its stops and resumes have left
/// by now, and `turned` says that this differs from before. `agreedAnew`: the consent now counts from an agreement
/// that we had not heard of.
public record Transition(Consent next, List<ConsentChange> changes, Trace trace, boolean turned, boolean agreedAnew) {

    public Transition {
        changes = List.copyOf(changes);
    }

    /// Whether this happened now, and nothing newer stood against it.
    public boolean did(ConsentChange.Kind kind) {
        return changes.stream().anyMatch(change -> change.effective() && change.kind() == kind);
    }
}
