package dev.rytm.core.decide;

import dev.rytm.core.check.Drawing;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Action;
import dev.rytm.core.flow.Condition;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.flow.Step;
import dev.rytm.core.flow.Step.Delay;
import dev.rytm.core.flow.Step.Target;
import dev.rytm.core.message.Button;
import dev.rytm.core.message.Message;
import dev.rytm.core.testing.Chance;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Draws a page at random: a flow, perhaps others that it leads to, and what starts it.
final class RandomFlow {

    static final FlowId OTHER = new FlowId("other");
    static final FlowId SUB = new FlowId("sub");
    private static final FlowId ASKS = new FlowId("asks");
    private static final List<String> TOPICS = List.of("news", "offers", "events");

    /// The shortest may go round on its own for all the days of a visit, so it is none of seconds: those would be
    /// millions of rounds, each of them remembered.
    private static final List<Duration> WAITS = Stream.of(
                    "PT1M",
                    "PT5M",
                    "PT20M",
                    "PT1H",
                    "PT2H",
                    "PT4H",
                    "PT11H",
                    "PT23H",
                    "PT23H57M",
                    "PT24H",
                    "PT25H",
                    "P3D",
                    "P6D",
                    "P8D")
            .map(Duration::parse)
            .toList();

    /// What starts the flow.
    enum Beginning {
        KEYWORD,
        TURN,
        STOP,
        RESUME
    }

    private final Chance chance;
    private final Drawing drawing = new Drawing();
    private final Map<FlowId, Set<FlowId>> links = new HashMap<>();
    private FlowId drawn = Drawing.MAIN;
    private final Beginning beginning;

    private RandomFlow(Chance chance) {
        this.chance = chance;
        this.beginning = chance.oneOf(List.of(
                Beginning.KEYWORD,
                Beginning.KEYWORD,
                Beginning.KEYWORD,
                Beginning.TURN,
                Beginning.TURN,
                Beginning.STOP,
                Beginning.RESUME));
    }

    /// A page, how people come into its flow `main`, and the flows that they may come through.
    record Page(Drawing drawing, Beginning beginning, Set<FlowId> reached) {}

    static Page draw(Chance chance) {
        RandomFlow flow = new RandomFlow(chance);
        flow.draw();
        return new Page(flow.drawing, flow.beginning, flow.reached());
    }

    private Set<FlowId> reached() {
        Set<FlowId> reached = new HashSet<>();
        Deque<FlowId> ahead = new ArrayDeque<>(List.of(Drawing.MAIN));
        drawing.sequences.values().forEach(sequence -> sequence.steps().forEach(turn -> ahead.add(turn.flow())));
        while (!ahead.isEmpty()) {
            FlowId next = ahead.remove();
            if (reached.add(next)) {
                ahead.addAll(links.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }

    private FlowId linked(FlowId flow) {
        links.computeIfAbsent(drawn, _ -> new HashSet<>()).add(flow);
        return flow;
    }

    private void draw() {
        for (String topic : TOPICS) {
            boolean alike = chance.percent(25);
            drawing.topic(topic, Frequency.WEEKLY, "Name of " + topic, alike ? "Title" : "Title of " + topic);
        }
        draw(Drawing.MAIN, FlowKind.FLOW, chance.between(2, 8));
        draw(OTHER, FlowKind.FLOW, chance.between(1, 3));
        draw(SUB, FlowKind.SUBFLOW, chance.between(1, 3));
        drawing.flow(
                ASKS,
                FlowKind.FLOW,
                List.of(new Step.ConsentStep(new StepId("k"), "", new TopicId("news"), null, null)));
        switch (beginning) {
            case KEYWORD -> drawing.keywords.put("main", Drawing.MAIN);
            case TURN ->
                drawing.sequence(
                        "turns",
                        "news",
                        chance.percent(30),
                        chance.percent(70) ? List.of(Drawing.MAIN) : List.of(Drawing.MAIN, OTHER));
            case STOP -> drawing.onStop("news", Drawing.MAIN, true);
            case RESUME -> drawing.onStop("news", Drawing.MAIN, false);
        }
    }

    private void draw(FlowId flow, FlowKind kind, int count) {
        drawn = flow;
        List<Step> steps = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            steps.add(step(n, count));
        }
        drawing.flow(flow, kind, steps);
    }

    private Step step(int n, int count) {
        StepId id = new StepId("s" + n);
        return switch (chance.between(0, 20)) {
            case 0, 1, 2, 3 ->
                new Step.MessageStep(id, "", new Message.Text("Hello", List.of()), Map.of(), exit(n, count));
            case 4, 5, 6, 7, 8 -> offer(id, n, count);
            case 9, 10 ->
                new Step.QuestionStep(
                        id,
                        "",
                        new Message.Text("How many?", List.of()),
                        "number",
                        Step.AnswerKind.NUMBER,
                        chance.percent(50) ? null : chance.oneOf(WAITS),
                        exit(n, count),
                        exit(n, count));
            case 11, 12 ->
                new Step.ConsentStep(id, "", new TopicId(chance.oneOf(TOPICS)), exit(n, count), exit(n, count));
            case 13, 14 -> new Step.ConditionStep(id, "", condition(), exit(n, count), exit(n, count));
            case 15 -> new Step.ActionStep(id, "", List.of(action()), exit(n, count));
            case 16, 17 -> new Step.WaitStep(id, "", delay(), exit(n, count), exit(n, count));
            case 18 ->
                new Step.SplitStep(
                        id, "", List.of(new Step.Branch(50, exit(n, count)), new Step.Branch(50, exit(n, count))));
            case 19 -> new Step.HandOverStep(id, "", null, exit(n, count));
            default -> new Step.GoToStep(id, "", target(n, count), exit(n, count));
        };
    }

    private @Nullable StepId exit(int n, int count) {
        if (chance.percent(6)) {
            return new StepId("s" + chance.between(0, n));
        }
        return n + 1 >= count || chance.percent(5)
                ? null
                : new StepId("s" + chance.between(n + 1, Math.min(n + 2, count - 1)));
    }

    private Step offer(StepId id, int n, int count) {
        List<Button> buttons = new ArrayList<>();
        Map<String, StepId> exits = new LinkedHashMap<>();
        for (String button : List.of("yes", "no").subList(0, chance.between(1, 2))) {
            StepId exit = exit(n, count);
            buttons.add(new Button.Tap(button, button));
            if (exit != null) {
                exits.put(button, exit);
            }
        }
        if (chance.percent(10) && !exits.isEmpty()) {
            buttons.add(new Button.StartFlow("start", "start", linked(OTHER)));
        }
        return new Step.MessageStep(id, "", new Message.Buttons("Shall we?", buttons, List.of()), exits, null);
    }

    private Condition condition() {
        Condition condition = chance.oneOf(List.of(
                new Condition.WindowOpen(),
                new Condition.WindowOpen(),
                new Condition.HasTag("x"),
                new Condition.ConsentIs(new TopicId(chance.oneOf(TOPICS)), Set.of(ConsentStatus.ACTIVE), false),
                new Condition.All(List.of(new Condition.WindowOpen(), new Condition.HasTag("x")))));
        return chance.percent(20) ? new Condition.Not(condition) : condition;
    }

    private Action action() {
        return chance.oneOf(List.of(
                new Action.AddTag("x"),
                new Action.RemoveTag("x"),
                new Action.StopTopic(new TopicId("news")),
                new Action.NotifyTeam("Look"),
                new Action.CallWebhook("https://hook.example/", List.of("number"), true),
                new Action.ClearField("number")));
    }

    private Delay delay() {
        return switch (chance.between(0, 3)) {
            case 0 -> new Delay.UntilReply(chance.percent(50) ? null : chance.oneOf(WAITS));
            case 1 ->
                new Delay.UntilTime(
                        LocalTime.of(chance.between(0, 23), chance.between(0, 59)),
                        chance.percent(50) ? Set.of() : Set.of(chance.oneOf(List.of(DayOfWeek.values()))));
            default -> new Delay.For(chance.oneOf(WAITS));
        };
    }

    private Target target(int n, int count) {
        StepId exit = exit(n, count);
        return switch (chance.between(0, 3)) {
            case 0 -> new Target.ToFlow(linked(OTHER));
            case 1 -> exit == null ? new Target.ToFlow(linked(OTHER)) : new Target.ToStep(exit);
            default -> new Target.ToSubflow(linked(SUB));
        };
    }
}
