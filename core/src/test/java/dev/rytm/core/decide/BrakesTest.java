package dev.rytm.core.decide;

import static dev.rytm.core.decide.Authors.ON_STOP;
import static dev.rytm.core.decide.Authors.say;
import static dev.rytm.core.testing.Situation.NEWS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.policy.Bar;
import dev.rytm.core.policy.Restriction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a brake or a bar holds of ordinary messages: it goes out when that is lifted, as long as its window is open.
class BrakesTest {

    private static final FlowId MAIN = new FlowId("main");

    private static final Bar BARRED = new Bar(Restriction.SENDING_BARRED, null, null);

    private final World world = new World();
    private Instant closes = World.START;

    @BeforeEach
    void opensTheWindow() {
        world.authors.flow(MAIN, say("a", "One", "b"), say("b", "Two", null));
        world.writes("hello");
        closes = world.now.plus(Duration.ofHours(24)).minusSeconds(60);
    }

    @Test
    void saysWhatABrakeHeldOnceItIsLifted() {
        brake(true);
        start();
        assertThat(words()).containsExactly("DUE");

        world.until(closes.minusMillis(1));
        brake(false);

        assertThat(world.said()).containsExactly("One", "Two");
        assertThat(words()).containsExactly("SENT", "SENT");
        assertThat(world.contact.runs()).isEmpty();
    }

    @Test
    void saysWhatABarOfThePageHeld() {
        world.changes(() -> world.authors.situation.bar = BARRED);
        start();
        assertThat(words()).containsExactly("DUE");

        world.changes(() -> world.authors.situation.bar = Bar.NONE);

        assertThat(words()).containsExactly("SENT", "SENT");
    }

    @Test
    void waitsForThePersonOnceTheWindowIsClosed() {
        brake(true);
        start();
        world.until(closes);
        assertThat(words()).containsExactly("PAUSED");
        assertThat(world.contact.runs())
                .extracting(FlowRun::waiting)
                .containsExactly(new FlowRun.Waiting.ForInteraction());

        brake(false);
        assertThat(words()).containsExactly("PAUSED");
        world.writes("and?");

        assertThat(words()).containsExactly("PAUSED", "SENT", "SENT");
    }

    @Test
    void holdsOnInTheWindowThatThePersonOpenedMeanwhile() {
        brake(true);
        start();
        world.until(closes.minusSeconds(3_600)).writes("and?").until(closes.plusSeconds(3_600));
        assertThat(words()).containsExactly("PAUSED", "DUE");

        brake(false);

        assertThat(words()).containsExactly("PAUSED", "SENT", "SENT");
        assertThat(world.said()).containsExactly("One", "One", "Two");
    }

    @Test
    void plansNothingOutsideTheWindow() {
        world.changes(() -> world.authors.situation.bar = BARRED);
        world.until(closes);
        start();

        assertThat(world.rows).isEmpty();
        assertThat(world.notes(NoteKind.RUN_WAITS)).containsExactly("PAGE_RESTRICTED");
    }

    @Test
    void refusesTheAnswerToAStopAtOnceAndGoesOn() {
        world.agrees();
        world.authors.flow(ON_STOP, say("bye", "Bye", "tag"), Authors.tag("tag", "sorry", null));
        brake(true);
        world.stops();

        assertThat(words()).containsExactly("PAUSED");
        assertThat(world.contact.tags()).contains("sorry");
        assertThat(world.contact.runs()).isEmpty();
    }

    @Test
    void takesATurnAtOnceWhenItsTopicsBrakeIsLifted() {
        world.changes(() -> world.authors.situation.pausedTopics = Set.of(NEWS));
        world.agrees().until("2022-08-08T08:00:00Z");
        assertThat(world.turns()).isEmpty();

        world.until("2022-08-14T21:58:58.998Z");
        world.changes(() -> world.authors.situation.pausedTopics = Set.of());

        assertThat(world.turns()).containsExactly("SENT");
    }

    /// A bar that an answer of Meta told is tried by a call from then on.
    @Test
    void takesATurnWhenTheBarOfThePageMayBeTried() {
        Instant trial = Instant.parse("2022-08-09T12:00:00Z");
        world.changes(() -> world.authors.situation.bar = new Bar(Restriction.SENDING_BARRED, trial, null));
        world.agrees().until(trial.minusMillis(1));
        assertThat(world.turns()).isEmpty();

        world.until(trial);

        assertThat(world.turns()).containsExactly("SENT");
    }

    @Test
    void refusesATurnThatThePageIsBarredFromToTheEnd() {
        Instant trial = Instant.parse("2022-08-14T21:58:59Z");
        world.changes(
                () -> world.authors.situation.bar = new Bar(Restriction.SENDING_BARRED, trial.plusSeconds(1), null));
        world.agrees().until(trial);

        assertThat(world.turns()).containsExactly("PAGE_RESTRICTED");
    }

    private void brake(boolean paused) {
        world.changes(() -> world.authors.situation.paused = paused);
    }

    private void start() {
        world.happens(new Event.FlowAsked(world.now, MAIN));
    }

    private List<String> words() {
        return world.rows.values().stream().map(Row::word).toList();
    }
}
