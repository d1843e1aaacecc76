package dev.rytm.core.decide;

import static dev.rytm.core.testing.Situation.WARSAW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Effect;
import dev.rytm.core.Event;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Step;
import dev.rytm.core.message.Rejection;
import dev.rytm.core.message.SendOutcome;
import dev.rytm.core.testing.Situation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What people come to once on a topic: a request that reached them, and agreeing once more.
class MilestonesTest {

    private static final FlowId ASKING = new FlowId("asking");

    private final World world = new World();

    @Test
    void whoWasAskedIsOneWhomTheRequestReached() {
        asks();
        assertThat(milestones()).containsExactly("news/ASKED");
    }

    @Test
    void aRequestThatMetaRefusedReachedNobody() {
        world.meta = _ -> new SendOutcome.Failed(Rejection.REQUEST_LIMIT, 9, 2_018_352, "no");
        asks();
        assertThat(milestones()).isEmpty();
    }

    @Test
    void toAgreeForTheFirstTimeRenewsNothing() {
        world.agrees();
        later().agrees();
        assertThat(milestones()).isEmpty();
    }

    @Test
    void toAgreeBeforeTheEndRenews() {
        world.agrees();
        later().happens(new Event.OptInGranted(
                world.now, "token", null, "Title of news", Frequency.WEEKLY, WARSAW, null, true));
        assertThat(milestones()).containsExactly("news/RENEWED");
    }

    @Test
    void toAgreeAfterAStopRenewsAndToTakeTheStopBackDoesNot() {
        world.agrees().stops().resumes();
        assertThat(milestones()).isEmpty();

        world.stops();
        later().agrees();
        assertThat(milestones()).containsExactly("news/RENEWED");
    }

    @Test
    void toAgreeAfterTheEndRenews() {
        world.agrees().until("2024-01-01T00:00:00Z").agrees();
        assertThat(milestones()).containsExactly("news/RENEWED");
    }

    /// A stop may be heard of before the agreement that it stops.
    @Test
    void anAgreementAfterAStopOfWhichNothingElseWasKnownIsTheFirst() {
        world.stops();
        later().agrees();
        assertThat(milestones()).isEmpty();
    }

    private List<String> milestones() {
        return world.effects.stream()
                .filter(Effect.KeepMilestone.class::isInstance)
                .map(Effect.KeepMilestone.class::cast)
                .map(kept -> kept.topic() + "/" + kept.milestone())
                .toList();
    }

    private World later() {
        world.now = world.now.plus(Duration.ofDays(1));
        return world;
    }

    private void asks() {
        world.authors.flow(ASKING, new Step.ConsentStep(new StepId("ask"), "ask", Situation.NEWS, null, null));
        world.writes("hello").happens(new Event.FlowAsked(world.now, ASKING));
    }
}
