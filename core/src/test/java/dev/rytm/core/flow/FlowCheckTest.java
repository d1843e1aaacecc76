package dev.rytm.core.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Condition.Comparison;
import dev.rytm.core.flow.FlowProblem.Kind;
import dev.rytm.core.message.Button;
import dev.rytm.core.message.Message;
import dev.rytm.core.message.QuickReply;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FlowCheckTest {

    private static final StepId A = new StepId("a");
    private static final StepId B = new StepId("b");
    private static final TopicId NEWS = new TopicId("news");
    private static final SequenceId COURSE = new SequenceId("course");
    private static final FlowId MAIN = new FlowId("main");
    private static final FlowId OTHER = new FlowId("other");
    private static final FlowId SUB = new FlowId("sub");
    private static final FlowCheck.Known KNOWN =
            new FlowCheck.Known(Set.of(NEWS), Set.of(COURSE), Map.of(OTHER, FlowKind.FLOW, SUB, FlowKind.SUBFLOW));
    private static final Step END = new Step.EndStep(B, "end");

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource({"mistakes", "mistakesInLogic", "mistakesInWhatOthersAreTold"})
    void findsTheMistakeAndNamesItsPlace(Kind kind, String path, Step step) {
        assertThat(FlowCheck.problems(flow(A, step, END), KNOWN))
                .extracting(FlowProblem::step, FlowProblem::kind, FlowProblem::path)
                .containsExactly(tuple(A, kind, path));
    }

    static Stream<Arguments> mistakes() {
        StepId gone = new StepId("gone");
        return Stream.of(
                mistake(Kind.STEP_MISSING, "next", say(Map.of(), gone)),
                mistake(Kind.STEP_MISSING, "exits.yes", say(Map.of("yes", gone), null)),
                mistake(Kind.EXIT_UNKNOWN, "exits.no", say(Map.of("no", B), null)),
                mistake(Kind.MESSAGE, "message.text", message(new Message.Text("", List.of()))),
                mistake(
                        Kind.FLOW_MISSING,
                        "message.buttons",
                        message(new Message.Buttons(
                                "?", List.of(new Button.StartFlow("s", "Go", new FlowId("gone"))), List.of()))),
                mistake(Kind.NAME_EMPTY, "field", question("", null)),
                mistake(Kind.NAME_TOO_LONG, "field", question("f".repeat(101), null)),
                mistake(Kind.DURATION_OUT_OF_BOUNDS, "timeout", question("f", Duration.ofMillis(999))),
                mistake(Kind.TOPIC_MISSING, "topic", new Step.ConsentStep(A, "", new TopicId("gone"), null, null)));
    }

    static Stream<Arguments> mistakesInLogic() {
        StepId gone = new StepId("gone");
        return Stream.of(
                mistake(
                        Kind.TOPIC_MISSING,
                        "condition.part.topic",
                        condition(new Condition.Not(new Condition.ConsentIs(new TopicId("gone"), Set.of(), true)))),
                mistake(
                        Kind.SEQUENCE_MISSING,
                        "condition.parts[0].sequence",
                        condition(new Condition.All(List.of(new Condition.InSequence(new SequenceId("gone")))))),
                mistake(
                        Kind.VALUE_MISSING,
                        "condition.value",
                        condition(new Condition.FieldIs("f", Comparison.EQUALS, null))),
                mistake(
                        Kind.SEQUENCE_MISSING,
                        "actions[0].sequence",
                        act(List.of(new Action.Enrol(new SequenceId("gone"), true)))),
                mistake(Kind.TOO_MANY, "actions", act(Collections.nCopies(21, new Action.AddTag("t")))),
                mistake(Kind.DURATION_OUT_OF_BOUNDS, "delay.duration", delay(Duration.ofDays(367))),
                mistake(Kind.SPLIT_NOT_100, "branches", split(50, 49)),
                mistake(Kind.SPLIT_NOT_100, "branches", split(101, -1)),
                mistake(Kind.TOO_MANY, "branches", split(100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
                mistake(Kind.FLOW_MISSING, "target", goTo(new Step.Target.ToFlow(new FlowId("gone")))),
                mistake(Kind.NOT_A_SUBFLOW, "target", goTo(new Step.Target.ToSubflow(OTHER))),
                mistake(Kind.STEP_MISSING, "target", goTo(new Step.Target.ToStep(gone))));
    }

    static Stream<Arguments> mistakesInWhatOthersAreTold() {
        List<String> addresses = List.of(
                "",
                "http://hook.example/",
                "https:///path",
                "https://hook.example:8443/",
                "https://me:secret@hook.example/",
                "https://hook.example/#part",
                "https://hook.example/{{field.x}}",
                "https://hook.example/" + "a".repeat(2_000));
        return Stream.concat(
                addresses.stream().map(url -> mistake(Kind.ADDRESS_WRONG, "actions[0].url", webhook(url, List.of()))),
                Stream.of(
                        mistake(
                                Kind.TOO_MANY,
                                "actions[0].fields",
                                webhook("https://hook.example/", Collections.nCopies(51, "f"))),
                        mistake(
                                Kind.NAME_EMPTY,
                                "actions[0].fields[0]",
                                webhook("https://hook.example/", List.of(" "))),
                        mistake(Kind.TEXT_EMPTY, "actions[0].text", act(List.of(new Action.NotifyTeam(" ")))),
                        mistake(
                                Kind.TEXT_TOO_LONG,
                                "actions[0].text",
                                act(List.of(new Action.NotifyTeam("x".repeat(1_001))))),
                        mistake(Kind.TEXT_EMPTY, "note", new Step.HandOverStep(A, "", "", null)),
                        mistake(Kind.STEP_MISSING, "next", new Step.HandOverStep(A, "", null, new StepId("gone")))));
    }

    private static Step webhook(String url, List<String> fields) {
        return act(List.of(new Action.CallWebhook(url, fields, false)));
    }

    private static Arguments mistake(Kind kind, String path, Step step) {
        return Arguments.of(kind, path, step);
    }

    @Test
    void findsNothingWrongAtTheBounds() {
        assertThat(problems(
                        say(Map.of("yes", B), B),
                        question("f".repeat(100), Duration.ofSeconds(1)),
                        new Step.ConsentStep(A, "", NEWS, B, null),
                        condition(new Condition.FieldIs("f", Comparison.IS_EMPTY, null)),
                        act(Collections.nCopies(20, new Action.Enrol(COURSE, false))),
                        delay(Duration.ofDays(366)),
                        split(100, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                        goTo(new Step.Target.ToSubflow(SUB)),
                        goTo(new Step.Target.ToFlow(MAIN)),
                        webhook("https://hook.example:443/path?a=b", Collections.nCopies(50, "f")),
                        act(List.of(new Action.NotifyTeam("x".repeat(1_000)))),
                        new Step.HandOverStep(A, "", null, B)))
                .isEmpty();
    }

    @Test
    void wantsAFlowToHaveANameStepsAndAnEntry() {
        Flow empty = new Flow(MAIN, 1, "", FlowKind.FLOW, A, Map.of());

        assertThat(FlowCheck.problems(empty, KNOWN))
                .extracting(FlowProblem::kind)
                .containsExactly(Kind.NAME_EMPTY, Kind.NO_STEPS);
        assertThat(FlowCheck.problems(flow(new StepId("gone"), END), KNOWN))
                .extracting(FlowProblem::kind)
                .containsExactly(Kind.ENTRY_MISSING);
    }

    @Test
    void boundsTheSizeOfFlowsAndConditions() {
        Step[] many = IntStream.rangeClosed(0, FlowLimits.STEPS_PER_FLOW)
                .mapToObj(i -> new Step.EndStep(new StepId("s" + i), "end"))
                .toArray(Step[]::new);
        assertThat(FlowCheck.problems(flow(many[0].id(), many), KNOWN))
                .extracting(FlowProblem::kind)
                .containsExactly(Kind.TOO_MANY_STEPS);

        Condition deep = new Condition.WindowOpen();
        for (int i = 0; i < FlowLimits.CONDITION_DEPTH; i++) {
            deep = new Condition.Not(deep);
        }
        assertThat(problems(condition(deep))).extracting(FlowProblem::kind).containsExactly(Kind.CONDITION_TOO_LARGE);
        Condition wide = new Condition.All(Collections.nCopies(FlowLimits.CONDITION_PARTS, new Condition.WindowOpen()));
        assertThat(problems(condition(wide))).extracting(FlowProblem::kind).containsExactly(Kind.CONDITION_TOO_LARGE);
    }

    private static List<FlowProblem> problems(Step... steps) {
        return Stream.of(steps)
                .flatMap(step -> FlowCheck.problems(flow(A, step, END), KNOWN).stream())
                .toList();
    }

    private static Flow flow(StepId entry, Step... steps) {
        Map<StepId, Step> byId = new LinkedHashMap<>();
        Stream.of(steps).forEach(step -> byId.put(step.id(), step));
        return new Flow(MAIN, 1, "Main", FlowKind.FLOW, entry, byId);
    }

    private static Step say(Map<String, StepId> exits, @Nullable StepId next) {
        return new Step.MessageStep(
                A, "", new Message.Text("Hello", List.of(new QuickReply("yes", "Yes"))), exits, next);
    }

    private static Step message(Message message) {
        return new Step.MessageStep(A, "", message, Map.of(), null);
    }

    private static Step question(String field, @Nullable Duration timeout) {
        return new Step.QuestionStep(
                A, "", new Message.Text("?", List.of()), field, Step.AnswerKind.TEXT, timeout, null, null);
    }

    private static Step condition(Condition condition) {
        return new Step.ConditionStep(A, "", condition, null, null);
    }

    private static Step act(List<Action> actions) {
        return new Step.ActionStep(A, "", actions, null);
    }

    private static Step delay(Duration duration) {
        return new Step.WaitStep(A, "", new Step.Delay.For(duration), null, null);
    }

    private static Step split(Integer... percents) {
        return new Step.SplitStep(
                A,
                "",
                Stream.of(percents)
                        .map(percent -> new Step.Branch(percent, null))
                        .toList());
    }

    private static Step goTo(Step.Target target) {
        return new Step.GoToStep(A, "", target, null);
    }
}
