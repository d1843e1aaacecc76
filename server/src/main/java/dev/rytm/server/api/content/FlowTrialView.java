package dev.rytm.server.api.content;

import dev.rytm.core.Catalog;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.contact.FlowRun.Waiting;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Step;
import dev.rytm.core.message.OutgoingMessage;
import dev.rytm.core.policy.Reason;
import dev.rytm.core.trial.Offer;
import dev.rytm.core.trial.Trial.Played;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What came of a trial: everything that happened, where the person stands, and what is known of them then.
record FlowTrialView(Instant now, List<Moment> moments, List<Stand> waiting, Person contact) {

    /// `kind` says what it is: did, sent, refused, failed, team, webhook, decided, consent or stuck. `message` is
    /// what Messenger would show, filled in, and `buttons` what of it can be tapped; `topic` is what a request or
    /// notification is about.
    record Moment(
            Instant at,
            String kind,
            @Nullable FlowId flow,
            @Nullable StepId step,
            @Nullable TopicId topic,
            @Nullable OutgoingMessage message,
            @Nullable List<Offer> buttons,
            String sentence,
            @Nullable Reason reason,
            @Nullable Instant nextAllowedAt) {}

    /// A step that the person stands on, and until when they wait if nobody comes.
    record Stand(
            FlowId flow, StepId step, String name, @Nullable Instant until) {}

    record Person(
            Set<String> tags,
            Map<String, FieldValue> fields,
            List<Agreement> consents,
            @Nullable Instant lastInteractionAt) {}

    record Agreement(
            TopicId topic, ConsentStatus status, @Nullable Instant expiresAt) {}

    static FlowTrialView of(Locale language, Catalog catalog, Played played) {
        FlowTrialWords words = new FlowTrialWords(language, catalog);
        Contact person = played.person();
        return new FlowTrialView(
                played.now(),
                played.moments().stream().map(words::told).toList(),
                person.runs().stream().map(run -> stand(catalog, run)).toList(),
                new Person(
                        person.tags(),
                        person.fields(),
                        person.consents().values().stream()
                                .map(consent -> new Agreement(consent.topic(), consent.status(), consent.expiresAt()))
                                .sorted(Comparator.comparing(
                                        agreement -> agreement.topic().value()))
                                .toList(),
                        person.lastInteractionAt()));
    }

    private static Stand stand(Catalog catalog, FlowRun run) {
        Instant until = switch (run.waiting()) {
            case Waiting.Until wait -> wait.until();
            case Waiting.ForReply reply -> reply.until();
            case Waiting.ForTeam team -> team.until();
            case Waiting.ForSend _, Waiting.ForInteraction _, Waiting.ForGiveBack _ -> null;
        };
        String name = catalog.flow(run.flow(), run.version())
                .flatMap(flow -> Optional.ofNullable(flow.steps().get(run.step())))
                .map(Step::name)
                .orElse("");
        return new Stand(run.flow(), run.step(), name, until);
    }
}
