package dev.rytm.core.decide;

import dev.rytm.core.PlannedSend;
import dev.rytm.core.PlannedSend.Kind;
import dev.rytm.core.PlannedSend.Source;
import dev.rytm.core.consent.Topic;
import dev.rytm.core.consent.Wording;
import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.Enrolment;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.contact.FlowRun.Origin;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.message.OutgoingMessage;
import dev.rytm.core.message.Payload;
import dev.rytm.core.policy.Likeness;
import dev.rytm.core.policy.OrdinaryMessagePolicy;
import dev.rytm.core.policy.RulePack;
import dev.rytm.core.sequence.Sequence;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rows of the send ledger, as decisions write them.
final class SendRows {

    private SendRows() {}

    /// The row of a turn in which nothing is said.
    static PlannedSend turn(Draft draft, Enrolment enrolment, String id) {
        TopicId topic = enrolment.topic();
        Instant due = Objects.requireNonNullElse(enrolment.plannedFor(), draft.now());
        return new PlannedSend(
                id,
                Kind.NOTIFICATION,
                due,
                Objects.requireNonNullElse(enrolment.sendBefore(), due),
                null,
                topic,
                frequency(draft, topic),
                zone(draft, topic),
                null,
                null,
                new Source(null, flow(draft, enrolment), null, null, enrolment.sequence(), enrolment.step()));
    }

    static PlannedSend notification(Draft draft, FlowRun run, Origin.OnToken origin, OutgoingMessage content) {
        Draft.Turn turn = Objects.requireNonNull(draft.turn());
        return new PlannedSend(
                turn.sendId(),
                Kind.NOTIFICATION,
                draft.now(),
                turn.sendBefore(),
                content,
                origin.topic(),
                frequency(draft, origin.topic()),
                zone(draft, origin.topic()),
                null,
                null,
                source(run));
    }

    static PlannedSend message(Draft draft, FlowRun run, OutgoingMessage content, String id) {
        return new PlannedSend(
                id, Kind.MESSAGE, draft.now(), endOfWindow(draft), content, null, null, null, null, null, source(run));
    }

    static PlannedSend request(Draft draft, FlowRun run, Topic topic, String id) {
        Wording wording = topic.wording();
        RulePack pack = draft.page().pack();
        OutgoingMessage content = new OutgoingMessage.OptInTemplate(
                wording.title(),
                wording.imageUrl(),
                wording.callToAction(),
                new Payload.Ask(
                                id,
                                topic.id(),
                                wording.version(),
                                topic.zone(),
                                new Payload.Asker(run.flow(), run.step()))
                        .encoded(),
                pack.frequencySent() ? topic.frequency() : null,
                topic.reOptIn() && pack.reOptIn(),
                topic.zone());
        return new PlannedSend(
                id,
                Kind.OPT_IN_REQUEST,
                draft.now(),
                endOfWindow(draft),
                content,
                topic.id(),
                topic.frequency(),
                topic.zone(),
                Likeness.of(topic.name()),
                Likeness.of(wording.title()),
                source(run));
    }

    /// Until when something that needs the window may start; in the past if the window is not open.
    static Instant endOfWindow(Draft draft) {
        Instant last = draft.contact().lastInteractionAt();
        return last == null ? draft.now() : OrdinaryMessagePolicy.endOfWindow(last);
    }

    private static @Nullable FlowId flow(Draft draft, Enrolment enrolment) {
        Sequence sequence = draft.catalog().sequences().get(enrolment.sequence());
        return Optional.ofNullable(sequence).stream()
                .flatMap(known -> known.steps().stream())
                .filter(step -> step.id().equals(enrolment.step()))
                .map(Sequence.SequenceStep::flow)
                .findFirst()
                .orElse(null);
    }

    private static Source source(FlowRun run) {
        boolean inTurn = run.origin() instanceof Origin.OnToken;
        Origin.@Nullable OnToken token = inTurn ? (Origin.OnToken) run.origin() : null;
        StepId turn = token == null ? null : token.sequenceStep();
        return new Source(
                run.id(), run.flow(), run.version(), run.step(), token == null ? null : token.sequence(), turn);
    }

    private static @Nullable Frequency frequency(Draft draft, TopicId id) {
        return draft.contact()
                .consent(id)
                .map(Consent::frequency)
                .or(() -> topic(draft, id).map(Topic::frequency))
                .orElse(null);
    }

    static ZoneId zone(Draft draft, TopicId id) {
        return draft.contact()
                .consent(id)
                .map(Consent::zone)
                .or(() -> topic(draft, id).map(Topic::zone))
                .orElse(draft.page().zone());
    }

    private static Optional<Topic> topic(Draft draft, TopicId id) {
        return Optional.ofNullable(draft.catalog().topics().get(id));
    }
}
