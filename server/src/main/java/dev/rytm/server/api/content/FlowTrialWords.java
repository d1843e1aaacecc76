package dev.rytm.server.api.content;

import dev.rytm.core.Catalog;
import dev.rytm.core.Effect;
import dev.rytm.core.PlannedSend;
import dev.rytm.core.TeamNotice;
import dev.rytm.core.WebhookCall;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.decide.NoteKind;
import dev.rytm.core.message.MessageLimits;
import dev.rytm.core.policy.Reason;
import dev.rytm.core.trial.Input;
import dev.rytm.core.trial.Moment;
import dev.rytm.core.trial.Offer;
import dev.rytm.server.api.FindingWords;
import dev.rytm.server.api.Refusal.Sentence;
import dev.rytm.server.api.Sentences;
import dev.rytm.server.api.StepNames;
import dev.rytm.store.json.Kinds;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says in sentences what happened in a trial, and why.
final class FlowTrialWords {

    private static final Set<String> STEPS = Set.of(NoteKind.STEP_PASSED.word(), NoteKind.STEP_RETRIED.word());

    private final Locale language;
    private final Catalog catalog;

    FlowTrialWords(Locale language, Catalog catalog) {
        this.language = language;
        this.catalog = catalog;
    }

    FlowTrialView.Moment told(Moment moment) {
        return switch (moment) {
            case Moment.Did did -> plain(did.at(), "did", did(did.input()));
            case Moment.Sent sent -> sent(sent);
            case Moment.Refused(Instant at, PlannedSend send, Reason reason, Instant next) ->
                ofSend(
                        at,
                        "refused",
                        send,
                        Sentence.of("trial-refused", Sentence.of(Sentences.key(reason))),
                        reason,
                        next);
            case Moment.Failed(Instant at, PlannedSend send, String sentence) ->
                ofSend(at, "failed", send, Sentence.of("trial-failed", unfit(send, sentence)), null, null);
            case Moment.TeamTold(Instant at, TeamNotice notice) ->
                ofStep(
                        at,
                        "team",
                        notice.flow(),
                        notice.step(),
                        notice.text() == null
                                ? Sentence.of("trial-team-silent")
                                : Sentence.of("trial-team", notice.text()));
            case Moment.Called(Instant at, WebhookCall call) ->
                ofStep(at, "webhook", call.flow(), call.step(), Sentence.of("trial-webhook", call.url()));
            case Moment.Noted noted -> noted(noted.at(), noted.entry());
            case Moment.Consented consented ->
                plain(
                        consented.at(),
                        "consent",
                        Sentence.of("ConsentChange." + consented.change().kind().name()));
            case Moment.Stuck stuck -> plain(stuck.at(), "stuck", Sentence.of("trial-stuck." + stuck.obstacle()));
        };
    }

    private Sentence did(Input input) {
        String key = "trial-did." + Kinds.word(input.getClass());
        return switch (input) {
            case Input.Write write -> Sentence.of(key, write.text());
            case Input.Tap tap -> Sentence.of(key, tap.button());
            case Input.Agree agree -> Sentence.of(key, topic(agree.topic()));
            case Input.Stop stop -> Sentence.of(key, topic(stop.topic()));
            case Input.Resume resume -> Sentence.of(key, topic(resume.topic()));
            case Input.Start _, Input.Advance _, Input.AdvanceToNext _ -> Sentence.of(key);
        };
    }

    private String topic(TopicId id) {
        return Optional.ofNullable(catalog.topics().get(id))
                .map(topic -> topic.name())
                .orElse(id.value());
    }

    private FlowTrialView.Moment sent(Moment.Sent sent) {
        PlannedSend send = sent.send();
        return new FlowTrialView.Moment(
                sent.at(),
                "sent",
                send.source().flow(),
                send.source().step(),
                send.topic(),
                send.content(),
                sent.offers(),
                Sentences.of(language, "trial-sent." + send.kind()),
                null,
                null);
    }

    /// What Meta would not take, in the reader's language; the engine says it in one only.
    private String unfit(PlannedSend send, String otherwise) {
        if (send.content() == null) {
            return otherwise;
        }
        FlowId flow = send.source().flow();
        StepId id = send.source().step();
        Object step = flow == null || id == null
                ? ""
                : new StepNames(catalog).of(flow, id).map(StepNames.Named::step).orElse("");
        return MessageLimits.problems(send.content()).stream()
                .map(problem -> Sentences.of(language, FindingWords.sentence(step, problem)))
                .collect(Collectors.joining(" "));
    }

    private FlowTrialView.Moment ofSend(
            Instant at,
            String kind,
            PlannedSend send,
            Sentence sentence,
            @Nullable Reason reason,
            @Nullable Instant next) {
        return new FlowTrialView.Moment(
                at,
                kind,
                send.source().flow(),
                send.source().step(),
                send.topic(),
                send.content(),
                List.<Offer>of(),
                Sentences.of(language, sentence),
                reason,
                next);
    }

    private FlowTrialView.Moment plain(Instant at, String kind, Sentence sentence) {
        return ofStep(at, kind, null, null, sentence);
    }

    /// A line of the timeline, with the step that it speaks of and the reason where it has one.
    private FlowTrialView.Moment noted(Instant at, Effect.Entry entry) {
        String flow = entry.parameters().get("flow");
        String step = entry.parameters().get("step");
        Sentence what = walked(entry.kind(), flow, step)
                .orElseGet(() -> Sentence.of(
                        "NoteKind." + entry.kind().toUpperCase(Locale.ROOT).replace('-', '_')));
        Sentence sentence = why(entry.parameters().get("reason"))
                .map(why -> Sentence.of("trial-why", what, why))
                .orElse(what);
        return ofStep(
                at,
                "decided",
                flow == null ? null : new FlowId(flow),
                step == null ? null : new StepId(step),
                sentence);
    }

    private FlowTrialView.Moment ofStep(
            Instant at, String kind, @Nullable FlowId flow, @Nullable StepId step, Sentence sentence) {
        return new FlowTrialView.Moment(
                at, kind, flow, step, null, null, null, Sentences.of(language, sentence), null, null);
    }

    private Optional<Sentence> why(@Nullable String reason) {
        return Stream.of("Why." + reason, "Reason." + reason)
                .filter(key -> Sentences.has(language, key))
                .findFirst()
                .map(Sentence::of);
    }

    private Optional<Sentence> walked(String kind, @Nullable String flow, @Nullable String step) {
        if (!STEPS.contains(kind) || flow == null || step == null) {
            return Optional.empty();
        }
        return new StepNames(catalog)
                .of(new FlowId(flow), new StepId(step))
                .map(named -> Sentence.of("trial-step", named.step()));
    }
}
