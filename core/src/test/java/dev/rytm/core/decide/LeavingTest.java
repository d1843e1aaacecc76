package dev.rytm.core.decide;

import static dev.rytm.core.decide.Authors.WEEK_ONE;
import static dev.rytm.core.decide.Authors.WEEK_TWO;
import static dev.rytm.core.decide.Authors.act;
import static dev.rytm.core.decide.Authors.say;
import static dev.rytm.core.decide.Authors.turn;
import static dev.rytm.core.testing.Situation.COURSE;
import static dev.rytm.core.testing.Situation.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.flow.Action;
import dev.rytm.core.message.SendOutcome;
import dev.rytm.core.testing.Situation;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Leaving a sequence, or changing to another, while its turn is on the way.
class LeavingTest {

    private static final Instant MONDAY = Instant.parse("2022-08-08T08:00:00Z");
    private static final SequenceId SECOND_COURSE = new SequenceId("second-course");

    private final World world = new World();

    @Test
    void takesBackTheMessageOfATurnThatIsOnItsWay() {
        isOnItsWay();
        world.happens(new Event.LeaveAsked(world.now, COURSE));

        assertThat(world.turns()).containsExactly("TOO_LATE");
        assertThat(world.enrolment()).isEmpty();
        assertThat(world.contact.runs()).isEmpty();
        assertThat(world.timers).doesNotContainKey("turn:news");
    }

    @Test
    void takesItBackForTheRuleThatKeepsItFromGoing() {
        isOnItsWay();
        world.changes(() -> world.authors.situation.paused = true);
        world.happens(new Event.LeaveAsked(world.now, COURSE));

        assertThat(world.turns()).containsExactly("PAUSED");
    }

    @Test
    void takesItBackWhenAnotherSequenceTakesItsPlace() {
        world.authors.sequence(SECOND_COURSE, false, true, turn("first", WEEK_TWO));
        isOnItsWay();
        world.dispatches = true;
        world.happens(new Event.EnrolmentAsked(world.now, SECOND_COURSE, true));
        assertThat(world.turns()).containsExactly("TOO_LATE");

        world.until("2022-08-15T08:00:00Z");

        assertThat(world.turns()).containsExactly("TOO_LATE", "SENT");
        assertThat(world.said()).containsExactly("Hello you", "Hello again");
    }

    @Test
    void leavesWhatWasSentAlone() {
        world.meta = _ -> new SendOutcome.Unknown(world.now.plusSeconds(10));
        world.agrees().until(MONDAY);
        world.happens(new Event.LeaveAsked(world.now, COURSE));

        assertThat(world.turns()).containsExactly("UNKNOWN");
    }

    /// The flow stops another topic before it speaks, and what answers that stop leaves the sequence.
    @Test
    void takesBackWhatTheSameDecisionHasPlanned() {
        world.authors.topic(OTHER, Frequency.WEEKLY, Situation.WARSAW);
        world.authors.flow(Authors.ON_STOP, act("leave", new Action.Leave(COURSE), null));
        world.authors.flow(WEEK_ONE, act("stop", new Action.StopTopic(OTHER), "hello"), say("hello", "Hello", null));
        world.happens(new Event.OptInGranted(
                world.now, "other", null, "Title of other", Frequency.WEEKLY, null, null, false));
        world.agrees().until(MONDAY);

        assertThat(world.turns()).containsExactly("TOO_LATE");
        assertThat(world.enrolment()).isEmpty();
    }

    private void isOnItsWay() {
        world.dispatches = false;
        world.agrees().until(MONDAY);
        assertThat(world.turns()).containsExactly("DUE");
    }
}
