package dev.rytm.server.api;

import dev.rytm.core.check.Finding;
import dev.rytm.core.check.Fix;
import dev.rytm.core.check.Start;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.FlowProblem;
import dev.rytm.core.message.MessageProblem;
import dev.rytm.server.api.Refusal.Sentence;
import java.util.List;
import java.util.function.Function;

/// The sentences of what the flow checker finds.
public final class FindingWords {

    private FindingWords() {}

    /// How people call what a finding is about.
    public record Names(
            Function<FlowId, String> flow, Function<SequenceId, String> sequence, Function<TopicId, String> topic) {}

    public static Sentence sentence(Finding finding) {
        return sentence(finding, List.copyOf(finding.details()));
    }

    /// The same with `details`, texts or sentences, in the place of the finding's own.
    public static Sentence sentence(Finding finding, List<Object> details) {
        FlowProblem problem = finding.problem();
        if (problem == null) {
            return new Sentence(Sentences.key(finding.kind()), details);
        }
        return problem.message() == null
                ? Sentence.of("FlowProblem." + problem.kind(), problem.sentence())
                : sentence(details.getFirst(), problem.message());
    }

    /// What is wrong with the message of a step, named by a text or a sentence.
    public static Sentence sentence(Object step, MessageProblem problem) {
        return Sentence.of(
                "MessageProblem." + problem.kind(),
                step,
                Sentence.of("MessagePart." + problem.part()),
                problem.is(),
                problem.most());
    }

    public static Sentence remedy(Finding finding) {
        return Sentence.of(Sentences.key(finding.kind()) + ".remedy");
    }

    public static Sentence fix(Fix fix) {
        return Sentence.of("Fix." + fix.kind());
    }

    public static Sentence start(Start start, Names names) {
        String flow = names.flow().apply(start.flow());
        return switch (start) {
            case Start.ByPerson _ -> Sentence.of("Start.by-person", flow);
            case Start.InTurn turn ->
                Sentence.of("Start.in-turn", flow, names.sequence().apply(turn.sequence()));
            case Start.ToMany _ -> Sentence.of("Start.to-many", flow);
            case Start.OnStop stop ->
                Sentence.of("Start.on-stop", flow, names.topic().apply(stop.topic()));
            case Start.OnResume resume ->
                Sentence.of("Start.on-resume", flow, names.topic().apply(resume.topic()));
            case Start.ByCall _ -> Sentence.of("Start.by-call", flow);
        };
    }
}
