package dev.rytm.core.decide;

import static dev.rytm.core.decide.Authors.WEEK_ONE;
import static dev.rytm.core.decide.Authors.WEEK_TWO;
import static dev.rytm.core.decide.Authors.turn;
import static dev.rytm.core.testing.Situation.COURSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.Standing;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.sequence.Sequence.SequenceStep;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Those who finished a sequence go on with steps that were added at its end, if the author asks for it.
class FinishedTest {

    private static final Instant MONDAY = Instant.parse("2022-08-08T08:00:00Z");

    private final World world = new World();

    @BeforeEach
    void finishes() {
        world.authors.sequence(true, false, turn("first", WEEK_ONE));
        world.agrees().until(MONDAY.plus(Duration.ofHours(2)));
        assertThat(world.notes(NoteKind.ENROLMENT_ENDED)).containsExactly("FINISHED");
        assertThat(world.enrolment()).isEmpty();
    }

    private void change(boolean repeats, SequenceStep... steps) {
        world.changes(() -> world.authors.sequence(true, repeats, steps));
    }

    private World wakes() {
        return world.happens(new Event.WakeAsked(world.now, COURSE));
    }

    @Test
    void wakesNobodyUnlessItIsAskedFor() {
        change(false, turn("first", WEEK_ONE), turn("second", WEEK_TWO));
        world.until("2022-10-01T08:00:00Z");

        assertThat(world.said()).containsExactly("Hello you");
    }

    @Test
    void goesOnWithTheStepThatWasAddedInTheNextPeriod() {
        change(false, turn("first", WEEK_ONE), turn("second", WEEK_TWO));
        wakes();
        assertThat(world.enrolment().orElseThrow().dueAt()).isEqualTo("2022-08-15T08:00:00Z");
        assertThat(world.contact.finished()).isNull();

        world.until("2022-10-01T08:00:00Z");

        assertThat(world.said()).containsExactly("Hello you", "Hello again");
        assertThat(world.turns()).containsOnly("SENT");
        assertThat(world.enrolment()).isEmpty();
    }

    @Test
    void goesOnFromWhereItStoodTimeAndAgain() {
        change(false, turn("first", WEEK_ONE), turn("second", WEEK_TWO));
        wakes().until("2022-09-10T08:00:00Z");
        change(false, turn("second", WEEK_TWO), turn("third", WEEK_ONE));
        wakes().until("2022-10-10T08:00:00Z");
        wakes().until("2022-12-10T08:00:00Z");

        assertThat(world.said()).containsExactly("Hello you", "Hello again", "Hello you");
    }

    @Test
    void repeatsNothingThatWasPassedNorWhatWasPutBeforeIt() {
        change(true, turn("before", WEEK_TWO), turn("first", WEEK_ONE));
        wakes().until("2022-10-01T08:00:00Z");

        assertThat(world.said()).containsExactly("Hello you");
        assertThat(world.enrolment()).isEmpty();
    }

    @Test
    void waitsForAStepThatIsOn() {
        change(false, turn("first", WEEK_ONE), new SequenceStep(new StepId("second"), WEEK_TWO, false));
        wakes();
        assertThat(world.enrolment()).isEmpty();

        change(false, turn("first", WEEK_ONE), turn("second", WEEK_TWO));
        wakes().until("2022-10-01T08:00:00Z");

        assertThat(world.said()).containsExactly("Hello you", "Hello again");
    }

    @Test
    void wakesNobodyWithoutALiveConsentButForgetsNothing() {
        change(false, turn("first", WEEK_ONE), turn("second", WEEK_TWO));
        world.stops();
        wakes();
        assertThat(world.notes(NoteKind.ENROLMENT_REFUSED)).containsExactly("CONSENT_STOPPED");
        assertThat(world.enrolment()).isEmpty();

        world.resumes();
        wakes();

        assertThat(world.enrolment()).isPresent();
    }

    @Test
    void wakesNobodyWhoWasTakenOutSince() {
        world.happens(new Event.LeaveAsked(world.now, COURSE));
        change(false, turn("first", WEEK_ONE), turn("second", WEEK_TWO));
        wakes();

        assertThat(world.enrolment()).isEmpty();
    }

    @Test
    void forgetsTheEndOnceTheSequenceIsBegunAnew() {
        world.happens(new Event.EnrolmentAsked(world.now, COURSE, false));
        var begun = world.enrolment();
        change(false, turn("first", WEEK_ONE), turn("second", WEEK_TWO));
        wakes();

        assertThat(world.contact.finished()).isNull();
        assertThat(world.enrolment()).isEqualTo(begun);
    }

    @Test
    void forgetsTheEndWithThePerson() {
        world.happens(new Event.StandingChanged(world.now, Standing.ERASED));

        assertThat(world.contact.finished()).isNull();
    }
}
