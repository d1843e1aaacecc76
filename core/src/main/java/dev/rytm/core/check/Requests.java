package dev.rytm.core.check;

import dev.rytm.core.consent.Topic;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.flow.Step;
import dev.rytm.core.policy.Likeness;
import dev.rytm.core.policy.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What may come of a request for consent on the way.
final class Requests {

    private final Ground ground;
    private final Rulebook rulebook;
    private final Sightings sightings;

    Requests(Ground ground, Rulebook rulebook, Sightings sightings) {
        this.ground = ground;
        this.rulebook = rulebook;
        this.sightings = sightings;
    }

    /// The state after the request went out; nothing if it never does.
    Optional<State> made(State state, Step.ConsentStep step) {
        if (state.mode().is(Mode.Kind.TURN)) {
            sightings.add(FindingKind.REQUEST_BEFORE_NOTIFICATION, state);
            return Optional.empty();
        }
        return ground.topic(step.topic()).map(topic -> made(state, topic));
    }

    private State made(State state, Topic topic) {
        State open = state;
        if (!rulebook.mayAsk(topic, state.elapsed())) {
            String hours = String.valueOf(Contact.MESSAGING_WINDOW.toHours());
            sightings.add(FindingKind.REQUEST_OUTSIDE_WINDOW, state, topic.name(), hours);
            open = state.inWindow(rulebook.reach());
        }
        Map<Asked, Topic> before = new LinkedHashMap<>();
        state.asked().forEach(asked -> ground.topic(asked.topic()).ifPresent(known -> before.put(asked, known)));
        rulebook.objection(topic, state.agreed().contains(topic.id()), before)
                .ifPresent(reason -> tell(state, topic, reason));
        return open.asking(topic.id(), rulebook.limits().perSubjectAWeek());
    }

    private void tell(State state, Topic topic, Reason reason) {
        switch (reason) {
            case ALREADY_CONSENTED -> sightings.add(FindingKind.ALREADY_AGREED, state, topic.name());
            case TOPIC_ASKED_THIS_WEEK, DUPLICATE_REQUEST ->
                sightings.add(FindingKind.SECOND_REQUEST, state, topic.name(), askedBefore(state, topic));
            case DAILY_REQUEST_LIMIT ->
                sightings.add(
                        FindingKind.TOO_MANY_REQUESTS_A_DAY,
                        state,
                        String.valueOf(rulebook.limits().perDay()));
            case WEEKLY_REQUEST_LIMIT ->
                sightings.add(
                        FindingKind.TOO_MANY_REQUESTS_A_WEEK,
                        state,
                        String.valueOf(rulebook.limits().perWeek()));
            case PAGE_RESTRICTED,
                    NOT_SERVED,
                    CONTACT_UNREACHABLE,
                    CONTACT_SUPPRESSED,
                    WINDOW_CLOSED,
                    NO_CONSENT,
                    CONSENT_STOPPED,
                    CONSENT_REVOKED,
                    CONSENT_EXPIRED,
                    PERIOD_USED,
                    COOLDOWN,
                    NOT_YET_ELIGIBLE,
                    QUIET_HOURS,
                    FREQUENCY_CAP,
                    TOO_LATE,
                    PAUSED,
                    FLOW_SENT_NOTHING ->
                throw new IllegalStateException(
                        "a request at its best was refused for " + reason + " at " + state.at());
        }
    }

    /// The youngest request that is about the same subject, or looks the same.
    private String askedBefore(State state, Topic topic) {
        return state.asked().stream()
                .filter(asked -> ground.topic(asked.topic())
                        .filter(other -> isLike(other, topic))
                        .isPresent())
                .map(asked -> ground.name(asked.place()))
                .findFirst()
                .orElse(topic.name());
    }

    private static boolean isLike(Topic one, Topic other) {
        return Likeness.of(one.name()).equals(Likeness.of(other.name()))
                || Likeness.of(one.wording().title())
                        .equals(Likeness.of(other.wording().title()));
    }
}
