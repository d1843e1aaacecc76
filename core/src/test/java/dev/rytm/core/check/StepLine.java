package dev.rytm.core.check;

import static dev.rytm.core.check.Drawing.exit;

import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Action;
import dev.rytm.core.flow.Condition;
import dev.rytm.core.flow.Step;
import dev.rytm.core.flow.Step.Delay;
import dev.rytm.core.flow.Step.Target;
import dev.rytm.core.message.Button;
import dev.rytm.core.message.Message;
import dev.rytm.core.message.QuickReply;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reads one line of the corpus: a step's id, what kind of step it is, what belongs to it, and where it leads.
final class StepLine {

    private final StepId id;
    private final List<String> words;
    private final List<String> exits;

    private StepLine(String[] line) {
        List<String> all = List.of(line);
        int arrow = all.indexOf("->");
        id = new StepId(line[0]);
        words = all.subList(2, arrow < 0 ? all.size() : arrow);
        exits = arrow < 0 ? List.of() : all.subList(arrow + 1, all.size());
    }

    static Step read(String[] line) {
        return new StepLine(line).step(line[1]);
    }

    private Step step(String kind) {
        return switch (kind) {
            case "say" -> say(new Message.Text("Hello", List.of()));
            case "long" -> say(new Message.Text("x".repeat(Integer.parseInt(words.getFirst())), List.of()));
            case "offer" -> offer();
            case "replies" -> replies();
            case "ask" ->
                new Step.QuestionStep(
                        id,
                        "",
                        new Message.Text("?", List.of()),
                        "answer",
                        Step.AnswerKind.NUMBER,
                        words.isEmpty() ? null : duration(words.getFirst()),
                        exit(at(0)),
                        exit(at(1)));
            case "consent" -> new Step.ConsentStep(id, "", new TopicId(words.getFirst()), exit(at(0)), exit(at(1)));
            case "if" -> new Step.ConditionStep(id, "", condition(words), exit(at(0)), exit(at(1)));
            case "do" -> new Step.ActionStep(id, "", List.of(action()), exit(at(0)));
            case "wait" -> new Step.WaitStep(id, "", delay(), exit(at(0)), exit(at(1)));
            case "split" ->
                new Step.SplitStep(
                        id,
                        "",
                        IntStream.range(0, words.size())
                                .mapToObj(i -> new Step.Branch(Integer.parseInt(words.get(i)), exit(at(i))))
                                .toList());
            case "go" -> goTo();
            case "hand" -> new Step.HandOverStep(id, "", null, exit(at(0)));
            case "end" -> new Step.EndStep(id, "");
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private @Nullable String at(int index) {
        return index < exits.size() ? exits.get(index) : null;
    }

    private Step say(Message message) {
        return new Step.MessageStep(id, "", message, Map.of(), exit(at(0)));
    }

    /// Each word after the arrow is a button: `title=step`, `title` alone for one that leads nowhere, or `title>flow`.
    private Step offer() {
        List<Button> buttons = new ArrayList<>();
        Map<String, StepId> taps = new LinkedHashMap<>();
        for (String exit : exits) {
            String[] parts = exit.split("[=>]");
            buttons.add(
                    exit.contains(">")
                            ? new Button.StartFlow(parts[0], parts[0], new FlowId(parts[1]))
                            : new Button.Tap(parts[0], parts[0]));
            if (exit.contains("=")) {
                taps.put(parts[0], new StepId(parts[1]));
            }
        }
        return new Step.MessageStep(id, "", new Message.Buttons("Shall we?", buttons, List.of()), taps, null);
    }

    private Step replies() {
        List<QuickReply> replies = exits.stream()
                .map(exit -> exit.split("=")[0])
                .map(it -> new QuickReply(it, it))
                .toList();
        Map<String, StepId> taps = exits.stream()
                .filter(exit -> exit.contains("="))
                .map(exit -> exit.split("="))
                .collect(Collectors.toMap(parts -> parts[0], parts -> new StepId(parts[1])));
        return new Step.MessageStep(id, "", new Message.Text("Which?", replies), taps, null);
    }

    private static Condition condition(List<String> words) {
        return switch (words.getFirst()) {
            case "not" -> new Condition.Not(condition(words.subList(1, words.size())));
            case "window" -> new Condition.WindowOpen();
            case "tag" -> new Condition.HasTag(words.get(1));
            case "field" ->
                new Condition.FieldIs(words.get(1), Condition.Comparison.EQUALS, new FieldValue.Text(words.get(2)));
            case "agreed" -> new Condition.ConsentIs(new TopicId(words.get(1)), Set.of(ConsentStatus.ACTIVE), false);
            case "all" -> new Condition.All(List.of(condition(words.subList(1, 2)), new Condition.HasTag("x")));
            case "any" -> new Condition.Any(List.of(condition(words.subList(1, 2)), new Condition.HasTag("x")));
            default -> throw new IllegalArgumentException(words.toString());
        };
    }

    private Action action() {
        String what = words.get(1);
        return switch (words.getFirst()) {
            case "tag" -> new Action.AddTag(what);
            case "untag" -> new Action.RemoveTag(what);
            case "set" -> new Action.SetField(what, new FieldValue.Text(words.get(2)));
            case "stop" -> new Action.StopTopic(new TopicId(what));
            case "notify" -> new Action.NotifyTeam(what);
            case "webhook" -> new Action.CallWebhook(what, words.subList(2, words.size()), false);
            case "enrol" -> new Action.Enrol(new SequenceId(what), false);
            default -> throw new IllegalArgumentException(words.toString());
        };
    }

    private Delay delay() {
        return switch (words.getFirst()) {
            case "reply" -> new Delay.UntilReply(words.size() == 1 ? null : duration(words.get(1)));
            case "until" ->
                new Delay.UntilTime(
                        LocalTime.parse(words.get(1)),
                        words.stream().skip(2).map(DayOfWeek::valueOf).collect(Collectors.toSet()));
            default -> new Delay.For(duration(words.getFirst()));
        };
    }

    /// Such as `25h`, `3d` or `23h58m`.
    private static Duration duration(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return upper.endsWith("D")
                ? Duration.ofDays(Long.parseLong(upper.substring(0, upper.length() - 1)))
                : Duration.parse("PT" + upper);
    }

    private Step goTo() {
        String to = words.get(1);
        Target target = switch (words.getFirst()) {
            case "step" -> new Target.ToStep(new StepId(to));
            case "flow" -> new Target.ToFlow(new FlowId(to));
            case "sub" -> new Target.ToSubflow(new FlowId(to));
            default -> throw new IllegalArgumentException(words.toString());
        };
        return new Step.GoToStep(id, "", target, exit(at(0)));
    }
}
