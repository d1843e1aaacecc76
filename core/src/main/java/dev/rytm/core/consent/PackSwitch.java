package dev.rytm.core.consent;

import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.policy.RulePack;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What going over to a rule pack does to a person's consents, seen before anything is written down.
///
/// Whoever judges a send looks through it: from the moment a page changes its pack, a consent reaches no further
/// than the new pack lets it, and none that had ended wakes, however long the person's own event still waits.
public final class PackSwitch {

    /// The cause in the consent ledger.
    public static final String CAUSE = "rules";

    private PackSwitch() {}

    /// What becomes of one consent: its end stays, moves to another instant, falls away, comes to be, or is now.
    public enum Outcome {
        STAYS,
        END_MOVES,
        END_LIFTED,
        END_SET,
        EXPIRES
    }

    /// The person with every consent as the pack has it at `now`.
    public static Contact seen(Contact contact, Map<TopicId, Topic> topics, RulePack pack, Instant now) {
        Map<TopicId, Consent> changed = new HashMap<>();
        contact.consents()
                .values()
                .forEach(consent -> of(consent, topics, pack, now)
                        .ifPresent(transition -> changed.put(consent.topic(), transition.next())));
        if (changed.isEmpty()) {
            return contact;
        }
        Map<TopicId, Consent> all = new HashMap<>(contact.consents());
        all.putAll(changed);
        return contact.withConsents(all);
    }

    /// A consent that had ended before stays ended, whether or not anybody has written that down.
    public static Outcome outcome(Consent consent, Map<TopicId, Topic> topics, RulePack pack, Instant now) {
        Instant end = consent.expiresAt();
        if (end != null && !now.isBefore(end)) {
            return Outcome.STAYS;
        }
        return of(consent, topics, pack, now)
                .map(transition -> outcome(end, transition.next()))
                .orElse(Outcome.STAYS);
    }

    private static Outcome outcome(@Nullable Instant end, Consent next) {
        if (next.status() == ConsentStatus.EXPIRED) {
            return Outcome.EXPIRES;
        }
        if (next.expiresAt() == null) {
            return Outcome.END_LIFTED;
        }
        return end == null ? Outcome.END_SET : Outcome.END_MOVES;
    }

    /// Empty if nothing changes, or the topic is gone.
    public static Optional<Transition> of(Consent consent, Map<TopicId, Topic> topics, RulePack pack, Instant now) {
        return Optional.ofNullable(topics.get(consent.topic()))
                .flatMap(topic -> ConsentLife.underPack(consent, new Matter(topic, pack, CAUSE), now));
    }
}
