package dev.rytm.core.decide;

import static dev.rytm.core.decide.Authors.offer;
import static dev.rytm.core.decide.Authors.say;
import static dev.rytm.core.decide.Authors.step;
import static dev.rytm.core.decide.Authors.tag;
import static dev.rytm.core.testing.Situation.NEWS;
import static dev.rytm.core.testing.Situation.WARSAW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Condition;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.flow.Step;
import dev.rytm.core.flow.Step.AnswerKind;
import dev.rytm.core.flow.Step.Branch;
import dev.rytm.core.flow.Step.Delay;
import dev.rytm.core.flow.Step.Target;
import dev.rytm.core.message.Message;
import dev.rytm.core.message.OutgoingMessage;
import dev.rytm.core.message.QuickReply;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is counted of people who come by steps: the exit by which they leave each, and their taps.
class ExitCountsTest {

    private static final FlowId MAIN = new FlowId("main");
    private static final FlowId SUB = new FlowId("sub");
    private static final Duration HOUR = Duration.ofHours(1);

    private final World world = new World();

    @Test
    void everyStepThatIsLeftIsLeftByOneExit() {
        Condition isNew = new Condition.Not(new Condition.HasTag("old"));
        world.chance = 60;
        world.authors.flow(
                MAIN,
                tag("mark", "new", "test"),
                new Step.ConditionStep(new StepId("test"), "test", isNew, step("split"), null),
                new Step.SplitStep(
                        new StepId("split"), "split", List.of(new Branch(60, null), new Branch(40, step("jump")))),
                goTo("jump", new Target.ToStep(new StepId("say")), null),
                say("say", "Hello", "end"),
                new Step.EndStep(new StepId("end"), "end"));
        start();

        assertThat(world.exits)
                .containsExactly(
                        "main/mark/next",
                        "main/test/match",
                        "main/split/branch:1",
                        "main/jump/target",
                        "main/say/next");
    }

    @Test
    void aTapIsCountedWithItsExitAlsoWhereItLeadsNowhere() {
        world.authors.flow(MAIN, offer("o", "say"), say("say", "Fine", null));
        start();
        assertThat(world.exits).isEmpty();

        world.taps("go|main|1|o|yes").taps("go|main|1|o|yes").taps("go|main|1|o|gone");

        assertThat(world.taps).containsExactly("main/o", "main/o", "main/o");
        assertThat(world.exits)
                .containsExactly(
                        "main/o/tap:yes", "main/say/next", "main/o/tap:yes", "main/say/next", "main/o/tap:gone");
    }

    @Test
    void aQuickReplyToAQuestionIsATapAndAnAnswer() {
        Message message =
                new Message.Text("How many?", List.of(new QuickReply("one", "1"), new QuickReply("all", "All")));
        world.authors.flow(MAIN, question(message, HOUR));
        start();
        world.happens(new Event.MessageReceived(world.now, "m", "1", "go|main|1|q|one"));
        start();
        world.happens(new Event.MessageReceived(world.now, "m", "All", "go|main|1|q|all"));
        start();
        world.writes("3");
        start();
        world.until(world.now.plus(HOUR));

        assertThat(world.taps).containsExactly("main/q", "main/q");
        assertThat(world.exits).containsExactly("main/q/next", "main/q/otherwise", "main/q/next", "main/q/otherwise");
    }

    @Test
    void aWaitIsLeftByTheReplyOrByItsTimeout() {
        Delay forAnHour = new Delay.UntilReply(HOUR);
        world.authors.flow(MAIN, new Step.WaitStep(new StepId("w"), "w", forAnHour, null, null));
        start();
        world.writes("hm");
        start();
        world.until(world.now.plus(HOUR));

        assertThat(world.exits).containsExactly("main/w/next", "main/w/timeout");
    }

    @Test
    void whoeverAgreesToARequestHasTapped() {
        world.authors.flow(MAIN, new Step.ConsentStep(new StepId("c"), "c", NEWS, null, null));
        start();
        OutgoingMessage request = world.rows.values().iterator().next().send.content();
        agrees(((OutgoingMessage.OptInTemplate) request).payload(), false);
        agrees(((OutgoingMessage.OptInTemplate) request).payload(), true);
        start();

        assertThat(world.taps).containsExactly("main/c");
        assertThat(world.exits).containsExactly("main/c/asked", "main/c/otherwise");
    }

    @Test
    void aSubflowIsLeftWhenItsCallerGoesOn() {
        world.authors.flow(SUB, 1, FlowKind.SUBFLOW, offer("o", "end"), new Step.EndStep(new StepId("end"), "end"));
        world.authors.flow(
                MAIN, goTo("outer", new Target.ToSubflow(new FlowId("between")), "say"), say("say", "Back", null));
        world.authors.flow(new FlowId("between"), 1, FlowKind.SUBFLOW, goTo("inner", new Target.ToSubflow(SUB), null));
        start();

        FlowRun run = world.contact.runs().getFirst();
        assertThat(run.stack().stream().map(FlowRun.Frame::goTo))
                .containsExactly(new StepId("outer"), new StepId("inner"));
        assertThat(world.exits).isEmpty();

        world.taps("go|sub|1|o|yes");

        assertThat(world.exits)
                .containsExactly("sub/o/tap:yes", "between/inner/next", "main/outer/next", "main/say/next");
    }

    @Test
    void whoeverComesBackToAStepThatWaitedForThemHasComeByItOnce() {
        world.authors.flow(MAIN, say("a", "One", null));
        world.happens(new Event.FlowAsked(world.now, MAIN));
        assertThat(world.said()).isEmpty();

        world.writes("hello");

        assertThat(world.said()).containsExactly("One");
        assertThat(world.steps(NoteKind.STEP_PASSED)).containsExactly("a");
        assertThat(world.steps(NoteKind.STEP_RETRIED)).containsExactly("a");
        assertThat(world.exits).containsExactly("main/a/next");
    }

    private void start() {
        world.writes("hello");
        world.happens(new Event.FlowAsked(world.now, MAIN));
    }

    private void agrees(String payload, boolean refreshed) {
        world.happens(
                new Event.OptInGranted(world.now, "token", payload, null, Frequency.WEEKLY, WARSAW, null, refreshed));
    }

    private static Step question(Message message, Duration timeout) {
        return new Step.QuestionStep(new StepId("q"), "q", message, "count", AnswerKind.NUMBER, timeout, null, null);
    }

    private static Step goTo(String id, Target target, @Nullable String next) {
        return new Step.GoToStep(new StepId(id), id, target, step(next));
    }
}
