package dev.rytm.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.FlowWarning.Kind;
import dev.rytm.core.message.Message;
import dev.rytm.core.message.QuickReply;
import java.time.Duration;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A message, something between, and another message: `first` -> `between` -> `second`.
class FlowAdviceTest {

    private static final StepId FIRST = new StepId("first");
    private static final StepId BETWEEN = new StepId("between");
    private static final StepId SECOND = new StepId("second");
    private static final FlowWarning IN_A_ROW = new FlowWarning(Kind.MESSAGES_IN_A_ROW, SECOND, FIRST);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Condition OPEN = new Condition.WindowOpen();
    private static final Condition VIP = new Condition.HasTag("vip");

    @Test
    void warnsOfAMessageRightAfterAMessage() {
        assertThat(warnings(say(FIRST, SECOND), say(SECOND, null))).containsExactly(IN_A_ROW);
    }

    @Test
    void saysNothingOfOneMessage() {
        assertThat(warnings(say(FIRST, BETWEEN), new Step.EndStep(BETWEEN, ""), say(SECOND, null)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void warnsWhereNothingIsWantedOfThePerson(Step between) {
        assertThat(warnings(say(FIRST, BETWEEN), between, say(SECOND, null))).containsExactly(IN_A_ROW);
    }

    static Stream<Step> warnsWhereNothingIsWantedOfThePerson() {
        return Stream.of(
                new Step.WaitStep(BETWEEN, "", new Step.Delay.For(DAY), SECOND, null),
                new Step.WaitStep(BETWEEN, "", new Step.Delay.UntilTime(LocalTime.NOON, Set.of()), SECOND, null),
                new Step.WaitStep(BETWEEN, "", new Step.Delay.UntilReply(DAY), null, SECOND),
                new Step.ActionStep(BETWEEN, "", List.of(), SECOND),
                new Step.ConsentStep(BETWEEN, "", new TopicId("t"), SECOND, null),
                new Step.ConsentStep(BETWEEN, "", new TopicId("t"), null, SECOND),
                condition(VIP, SECOND, null),
                condition(VIP, null, SECOND),
                condition(OPEN, null, SECOND),
                condition(new Condition.Not(OPEN), SECOND, null),
                condition(new Condition.Any(List.of(OPEN, VIP)), SECOND, null),
                condition(new Condition.All(List.of(OPEN, VIP)), null, SECOND),
                new Step.SplitStep(BETWEEN, "", List.of(new Step.Branch(50, null), new Step.Branch(50, SECOND))),
                new Step.GoToStep(BETWEEN, "", new Step.Target.ToStep(SECOND), null));
    }

    @ParameterizedTest
    @MethodSource
    void saysNothingWhereThePersonActsOrTheWindowIsOpen(Step between) {
        assertThat(warnings(say(FIRST, BETWEEN), between, say(SECOND, null))).isEmpty();
    }

    static Stream<Step> saysNothingWhereThePersonActsOrTheWindowIsOpen() {
        return Stream.of(
                new Step.WaitStep(BETWEEN, "", new Step.Delay.UntilReply(null), SECOND, SECOND),
                new Step.WaitStep(BETWEEN, "", new Step.Delay.UntilReply(DAY), SECOND, null),
                condition(OPEN, SECOND, null),
                condition(new Condition.Not(OPEN), null, SECOND),
                condition(new Condition.All(List.of(VIP, OPEN)), SECOND, null),
                condition(new Condition.Any(List.of(VIP, new Condition.Not(OPEN))), null, SECOND),
                new Step.GoToStep(BETWEEN, "", new Step.Target.ToSubflow(new FlowId("sub")), SECOND),
                new Step.GoToStep(BETWEEN, "", new Step.Target.ToFlow(new FlowId("other")), SECOND));
    }

    @Test
    void aQuestionIsAMessageAndItsAnswerAnInteraction() {
        assertThat(warnings(say(FIRST, BETWEEN), ask(BETWEEN, null, SECOND, SECOND), say(SECOND, null)))
                .containsExactly(new FlowWarning(Kind.MESSAGES_IN_A_ROW, BETWEEN, FIRST));
        assertThat(warnings(ask(FIRST, DAY, SECOND, null), say(SECOND, null))).isEmpty();
        assertThat(warnings(ask(FIRST, DAY, null, SECOND), say(SECOND, null))).containsExactly(IN_A_ROW);
    }

    @Test
    void aTapIsAnInteraction() {
        Step offering = new Step.MessageStep(
                FIRST,
                "",
                new Message.Text("Hello", List.of(new QuickReply("yes", "Yes"))),
                Map.of("yes", SECOND),
                SECOND);

        assertThat(warnings(offering, say(SECOND, null))).isEmpty();
    }

    @Test
    void endsInACircleAndWarnsOfAMessageAfterItself() {
        Step wait = new Step.WaitStep(BETWEEN, "", new Step.Delay.For(DAY), FIRST, null);

        assertThat(warnings(say(FIRST, BETWEEN), wait))
                .containsExactly(new FlowWarning(Kind.MESSAGES_IN_A_ROW, FIRST, FIRST));
        assertThat(warnings(say(FIRST, BETWEEN), new Step.GoToStep(BETWEEN, "", new Step.Target.ToStep(BETWEEN), null)))
                .isEmpty();
    }

    @Test
    void leadsNowhereIfAnExitDoes() {
        assertThat(warnings(say(FIRST, new StepId("gone")))).isEmpty();
    }

    private static List<FlowWarning> warnings(Step... steps) {
        Map<StepId, Step> byId = new LinkedHashMap<>();
        Stream.of(steps).forEach(step -> byId.put(step.id(), step));
        return FlowAdvice.warnings(new Flow(new FlowId("main"), 1, "Main", FlowKind.FLOW, FIRST, byId));
    }

    private static Step say(StepId id, @Nullable StepId next) {
        return new Step.MessageStep(id, "", new Message.Text("Hello", List.of()), Map.of(), next);
    }

    private static Step ask(StepId id, @Nullable Duration timeout, @Nullable StepId next, @Nullable StepId otherwise) {
        return new Step.QuestionStep(
                id, "", new Message.Text("?", List.of()), "f", Step.AnswerKind.TEXT, timeout, next, otherwise);
    }

    private static Step condition(Condition condition, @Nullable StepId match, @Nullable StepId otherwise) {
        return new Step.ConditionStep(BETWEEN, "", condition, match, otherwise);
    }
}
