package dev.rytm.core.decide;

import static dev.rytm.core.decide.Authors.offer;
import static dev.rytm.core.decide.Authors.say;
import static dev.rytm.core.decide.Authors.step;
import static dev.rytm.core.decide.Authors.tag;
import static dev.rytm.core.testing.Situation.NEWS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.PlannedSend;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.FlowRun.Waiting;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Condition;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.flow.Step;
import dev.rytm.core.flow.Step.Delay;
import dev.rytm.core.message.Message;
import dev.rytm.core.message.OutgoingMessage;
import dev.rytm.core.message.Rejection;
import dev.rytm.core.message.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlowWalkTest {

    private static final FlowId MAIN = new FlowId("main");

    private final World world = new World();

    @Test
    void saysOneThingAtATimeAndInOrder() {
        world.dispatches = false;
        world.authors.flow(MAIN, say("a", "One", "b"), say("b", "Two", "c"), say("c", "Three", null));
        start();
        assertThat(world.said()).containsExactly("One");

        world.dispatches = true;
        world.writes("hm");

        assertThat(world.said()).containsExactly("One", "Two", "Three");
        assertThat(world.contact.runs()).isEmpty();
    }

    @Test
    void sendsWindowMessagesUntilAMinuteBeforeTheWindowCloses() {
        world.authors.flow(MAIN, say("a", "One", null));
        start();

        PlannedSend send = world.rows.values().iterator().next().send;
        assertThat(send.kind()).isEqualTo(PlannedSend.Kind.MESSAGE);
        assertThat(send.notAfter())
                .isEqualTo(world.now.plus(Duration.ofHours(24)).minusSeconds(60));
    }

    @Test
    void waitsForThePersonInTheLastMinuteOfTheWindow() {
        world.authors.flow(MAIN, say("a", "One", null));
        world.writes("hi");
        world.now = world.now.plus(Duration.ofHours(24)).minusSeconds(60);
        world.happens(new Event.FlowAsked(world.now, MAIN));
        assertThat(world.rows).isEmpty();
        assertThat(world.notes(NoteKind.RUN_WAITS)).containsExactly("TOO_LATE");

        world.writes("still here");

        assertThat(world.said()).containsExactly("One");
    }

    @Test
    void waitsForATapAndGoesOnBehindItsButton() {
        world.authors.flow(MAIN, offer("a", "b"), say("b", "Good", null));
        start();
        assertThat(world.contact.runs().getFirst().waiting()).isEqualTo(new Waiting.ForReply(null));

        world.taps("go|main|1|a|yes");

        assertThat(world.said()).containsExactly("Shall we?", "Good");
        assertThat(world.contact.runs()).isEmpty();
    }

    @Test
    void leadsOnFromATapAfterTheRunEndedInTheVersionThatWasShown() {
        world.authors.flow(MAIN, 1, FlowKind.FLOW, say("a", "Old", null), say("b", "Old end", null), offer("c", "b"));
        world.authors.flow(MAIN, 2, FlowKind.FLOW, say("b", "New end", null));

        world.taps("go|main|1|c|yes");

        assertThat(world.said()).containsExactly("Old end");
    }

    @Test
    void ignoresATapOnWhatIsGone() {
        world.taps("go|gone|1|a|yes").taps("start|gone").taps("nonsense");

        assertThat(world.rows).isEmpty();
        assertThat(world.notes(NoteKind.EVENT_IGNORED)).containsExactly("STEP_GONE");
        assertThat(world.notes(NoteKind.RUN_REFUSED)).containsExactly("FLOW_GONE");
    }

    @Test
    void choosesByCondition() {
        world.authors.flow(
                MAIN,
                tag("t", "vip", "if"),
                new Step.ConditionStep(
                        new StepId("if"), "if", new Condition.HasTag("vip"), new StepId("yes"), new StepId("no")),
                say("yes", "Very important", null),
                say("no", "Hello", null));
        start();

        assertThat(world.said()).containsExactly("Very important");
    }

    @Test
    void choosesByChance() {
        world.authors.flow(
                MAIN,
                new Step.SplitStep(
                        new StepId("split"),
                        "split",
                        List.of(
                                new Step.Branch(30, new StepId("a")),
                                new Step.Branch(0, new StepId("c")),
                                new Step.Branch(70, new StepId("b")))),
                say("a", "A", null),
                say("b", "B", null),
                say("c", "C", null));
        world.chance = 29;
        start();
        world.chance = 30;
        start();
        world.chance = 99;
        start();

        assertThat(world.said()).containsExactly("A", "B", "B");
    }

    @Test
    void waitsForATimeAndNotLonger() {
        world.authors.flow(MAIN, delay("w", new Delay.For(Duration.ofHours(2)), "a", null), say("a", "Later", null));
        start();
        world.until(world.now.plus(Duration.ofHours(2)).minusMillis(1));
        assertThat(world.said()).isEmpty();

        world.until(world.now.plusMillis(1));
        assertThat(world.said()).containsExactly("Later");
    }

    @Test
    void waitsForALocalTime() {
        world.authors.flow(
                MAIN,
                delay("w", new Delay.UntilTime(LocalTime.of(18, 0), Set.of()), "a", null),
                say("a", "Evening", null));
        start();

        assertThat(world.timers.values()).containsExactly(Instant.parse("2022-08-03T16:00:00Z"));
    }

    @Test
    void goesOnWithAReplyOrWithTheTimeout() {
        world.authors.flow(
                MAIN,
                delay("w", new Delay.UntilReply(Duration.ofHours(1)), "a", "b"),
                say("a", "You are here", null),
                say("b", "Nobody", null));
        start();
        world.writes("yes");
        assertThat(world.said()).containsExactly("You are here");
        assertThat(world.timers).isEmpty();

        start();
        world.until(world.now.plus(Duration.ofHours(1)));
        assertThat(world.said()).containsExactly("You are here", "Nobody");
    }

    @Test
    void ringsAStaleTimerInVain() {
        world.authors.flow(MAIN, delay("w", new Delay.For(Duration.ofHours(2)), "a", null), say("a", "Later", null));
        start();
        String key = world.timers.keySet().iterator().next();
        world.happens(new Event.TimerFired(world.now, key, world.now))
                .happens(new Event.TimerFired(world.now, "run:x", world.now));
        assertThat(world.said()).isEmpty();

        world.until(world.now.plus(Duration.ofHours(2)));
        world.happens(new Event.TimerFired(world.now, key, world.now));
        assertThat(world.said()).containsExactly("Later");
    }

    @Test
    void asksForConsentAndTakesTheExitOfTheAnswer() {
        world.authors.flow(
                MAIN,
                new Step.ConsentStep(new StepId("ask"), "ask", NEWS, step("asked"), step("not")),
                say("asked", "Please do", null),
                say("not", "Well then", null));
        start();
        assertThat(world.said()).containsExactly("Title of news", "Please do");
        PlannedSend request = world.rows.values().iterator().next().send;
        assertThat(request.subject()).isEqualTo("name of news");
        assertThat(request.title()).isEqualTo("title of news");
        assertThat(request.content()).isInstanceOfSatisfying(OutgoingMessage.OptInTemplate.class, template -> {
            assertThat(template.payload()).isEqualTo("ask|" + request.id() + "|news|1|Europe/Warsaw|main|ask");
            assertThat(template.reOptIn()).isTrue();
            assertThat(template.frequency()).isNotNull();
        });

        start();
        assertThat(world.said()).endsWith("Well then");
        assertThat(world.rows.values()).extracting(World::word).contains("TOPIC_ASKED_THIS_WEEK");
    }

    @Test
    void forgetsARequestThatMetaRefused() {
        world.meta = send -> send.kind() == PlannedSend.Kind.OPT_IN_REQUEST
                ? new SendOutcome.Failed(Rejection.TOPIC_ASKED, 613, 1893016, "asked")
                : new SendOutcome.Accepted("mid", SendOutcome.Evidence.ANSWER, world.now);
        world.authors.flow(
                MAIN,
                new Step.ConsentStep(new StepId("ask"), "ask", NEWS, null, step("not")),
                say("not", "Well then", null));
        start();

        assertThat(world.contact.history().requests()).isEmpty();
        assertThat(world.said()).endsWith("Well then");
    }

    @Test
    void countsARequestWhileItWaitsAndFromItsAnswer() {
        world.dispatches = false;
        world.authors.flow(MAIN, new Step.ConsentStep(new StepId("ask"), "ask", NEWS, null, null));
        start();
        Instant planned = world.now;
        assertThat(world.contact.history().requests().getFirst().askedAt()).isEqualTo(planned);

        world.now = planned.plusSeconds(5);
        Row row = world.rows.values().iterator().next();
        world.end(row, new SendOutcome.Unknown(planned.plusSeconds(15)));
        world.writes("hm");

        assertThat(world.contact.history().requests().getFirst().askedAt()).isEqualTo(planned.plusSeconds(15));
    }

    @Test
    void keepsTheAnswerToAQuestion() {
        world.authors.flow(
                MAIN, question("q", "b", "c"), say("b", "Thanks, {{field.age}}", null), say("c", "Hm", null));
        start();
        world.writes("41");
        assertThat(world.said()).containsExactly("How old?", "Thanks, 41");

        start();
        world.writes("old");
        assertThat(world.said()).endsWith("How old?", "Hm");

        start();
        world.until(world.now.plus(Duration.ofHours(1)));
        assertThat(world.said()).endsWith("How old?", "Hm");
        assertThat(world.contact.runs()).isEmpty();
    }

    @Test
    void goesOnAfterAMessageThatMetaWillNotShow() {
        world.meta = _ -> new SendOutcome.Failed(Rejection.CONTENT, 100, null, "no");
        world.authors.flow(MAIN, say("a", "One", "t"), tag("t", "passed", null));
        start();

        assertThat(world.contact.tags()).contains("passed");
    }

    private void start() {
        world.writes("hello");
        world.happens(new Event.FlowAsked(world.now, MAIN));
    }

    private static Step delay(String id, Delay delay, @Nullable String next, @Nullable String timeout) {
        return new Step.WaitStep(new StepId(id), id, delay, step(next), step(timeout));
    }

    private static Step question(String id, String next, String otherwise) {
        return new Step.QuestionStep(
                new StepId(id),
                id,
                new Message.Text("How old?", List.of()),
                "age",
                Step.AnswerKind.NUMBER,
                Duration.ofHours(1),
                step(next),
                step(otherwise));
    }
}
