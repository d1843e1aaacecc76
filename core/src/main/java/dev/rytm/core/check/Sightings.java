package dev.rytm.core.check;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is seen on the way, told of the flow that is checked: a thing that happens in another flow belongs to the step
/// that led there.
///
/// Of several ways to the same thing the first is kept, which is one of the shortest.
final class Sightings {

    private final Ground ground;
    private final Fixes fixes;
    private final Map<String, Finding> findings = new LinkedHashMap<>();

    Sightings(Ground ground) {
        this.ground = ground;
        this.fixes = new Fixes(ground.flow());
    }

    Collection<Finding> findings() {
        return findings.values();
    }

    void add(FindingKind kind, State state, String... details) {
        if (state.start() instanceof Start.ToMany && kind != FindingKind.MESSAGES_IN_A_ROW) {
            return;
        }
        owner(kind, state).ifPresent(step -> {
            List<String> all = new ArrayList<>(List.of(ground.name(state.at().place())));
            all.addAll(List.of(details));
            Finding finding = Finding.of(kind, step, all.toArray(String[]::new))
                    .reachedBy(state.start(), state.trace().places())
                    .with(fix(kind, state.at().place()));
            findings.putIfAbsent(finding.id(), finding);
        });
    }

    private Optional<StepId> owner(FindingKind kind, State state) {
        FlowId checked = ground.flow().id();
        if (state.at().place().flow().equals(checked)) {
            return Optional.of(state.at().place().step());
        }
        for (Trace trace = state.trace(); trace != null; trace = trace.before()) {
            if (trace.at().place().flow().equals(checked)) {
                return isItsMaking(kind, state, trace)
                        ? Optional.of(trace.at().place().step())
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// Whether the checked flow, last seen at `trace`, has a part in what happens elsewhere.
    private boolean isItsMaking(FindingKind kind, State state, Trace trace) {
        FlowId checked = ground.flow().id();
        return switch (kind) {
            case MESSAGE_LEAVES_WINDOW, MESSAGES_IN_A_ROW, MESSAGE_OUTSIDE_WINDOW, REQUEST_OUTSIDE_WINDOW ->
                trace.meetings() == state.meetings();
            case SECOND_REQUEST, TOO_MANY_REQUESTS_A_DAY, TOO_MANY_REQUESTS_A_WEEK ->
                state.asked().stream().anyMatch(asked -> asked.place().flow().equals(checked))
                        || isInsideCall(state, checked);
            case FLOW_UNPUBLISHED, LOOP_WITHOUT_WAIT, LOOP_TOO_SHORT, TOO_MANY_STEPS_AT_ONCE ->
                isInsideCall(state, checked);
            case REQUEST_BEFORE_NOTIFICATION,
                    ALREADY_AGREED,
                    STOPS_BEFORE_NOTIFICATION,
                    TURN_SENDS_NOTHING,
                    SUBFLOWS_TOO_DEEP,
                    TOPIC_NEVER_ASKED,
                    DEAD_BUTTON,
                    DEAD_END,
                    UNREACHABLE_STEP,
                    MISSING_REFERENCE,
                    MESSAGE_LIMIT,
                    UNFINISHED,
                    TOO_COMPLEX -> true;
        };
    }

    private static boolean isInsideCall(State state, FlowId checked) {
        return state.at().stack().stream().anyMatch(frame -> frame.flow().equals(checked));
    }

    private @Nullable Fix fix(FindingKind kind, Place place) {
        if (!place.flow().equals(ground.flow().id())) {
            return null;
        }
        return switch (kind) {
            case MESSAGE_LEAVES_WINDOW, MESSAGES_IN_A_ROW, MESSAGE_OUTSIDE_WINDOW, REQUEST_OUTSIDE_WINDOW ->
                fixes.checkWindow(place.step());
            case REQUEST_BEFORE_NOTIFICATION, ALREADY_AGREED ->
                ground.flow().steps().get(place.step()) instanceof Step.ConsentStep consent
                        ? fixes.passBy(consent)
                        : null;
            case LOOP_WITHOUT_WAIT, LOOP_TOO_SHORT -> fixes.waitADay(place.step());
            case SECOND_REQUEST,
                    TOO_MANY_REQUESTS_A_DAY,
                    TOO_MANY_REQUESTS_A_WEEK,
                    TOPIC_NEVER_ASKED,
                    STOPS_BEFORE_NOTIFICATION,
                    TURN_SENDS_NOTHING,
                    TOO_MANY_STEPS_AT_ONCE,
                    SUBFLOWS_TOO_DEEP,
                    FLOW_UNPUBLISHED,
                    DEAD_BUTTON,
                    DEAD_END,
                    UNREACHABLE_STEP,
                    MISSING_REFERENCE,
                    MESSAGE_LIMIT,
                    UNFINISHED,
                    TOO_COMPLEX -> null;
        };
    }
}
