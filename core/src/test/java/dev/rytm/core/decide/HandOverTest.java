package dev.rytm.core.decide;

import static dev.rytm.core.decide.Authors.act;
import static dev.rytm.core.decide.Authors.offer;
import static dev.rytm.core.decide.Authors.say;
import static dev.rytm.core.decide.Authors.step;
import static dev.rytm.core.decide.Authors.tag;
import static dev.rytm.core.testing.Situation.NEWS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.TeamNotice;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.FlowRun.Waiting;
import dev.rytm.core.contact.Profile;
import dev.rytm.core.contact.Standing;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Action;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.flow.Step;
import dev.rytm.core.message.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HandOverTest {

    private static final FlowId MAIN = new FlowId("main");
    private static final FlowId OTHER = new FlowId("other");
    private static final String TAP = new Payload.Go(OTHER, 1, new StepId("o"), "yes", null).encoded();

    private final World world = new World();

    private static Step handOver(String id, @Nullable String note, @Nullable String next) {
        return new Step.HandOverStep(new StepId(id), id, note, step(next));
    }

    private World handedOver() {
        world.authors.keywords.put("help", MAIN);
        world.authors.keywords.put("other", OTHER);
        world.authors.flow(MAIN, handOver("h", "{{first_name|Somebody}} needs help", "b"), say("b", "Back", null));
        return world.writes("help");
    }

    private World givenBack() {
        return world.happens(new Event.GivenBack(world.now, "Ola"));
    }

    private boolean isHandedOver() {
        return world.contact.handedOverUntil().isPresent();
    }

    @Test
    void tellsTheTeamAndIsSilentUntilGivenBack() {
        world.contact = world.contact.withProfile(new Profile("Anna", null, null, null));
        handedOver();
        assertThat(world.contact.handedOverUntil()).contains(world.now.plus(Duration.ofHours(24)));
        assertThat(world.notices)
                .containsExactly(new TeamNotice(TeamNotice.Kind.HAND_OVER, "Anna needs help", MAIN, new StepId("h")));
        world.writes("hello?");
        assertThat(world.said()).isEmpty();

        givenBack();

        assertThat(world.said()).containsExactly("Back");
        assertThat(isHandedOver()).isFalse();
        assertThat(world.timers).doesNotContainKey("run:id-1");
        assertThat(world.notes)
                .filteredOn(note -> note.kind().equals("hand-over-given-back"))
                .extracting(note -> note.parameters().get("by"))
                .containsExactly("Ola");
    }

    @Test
    void endsByItselfAfterADayAndNotBefore() {
        handedOver();
        Instant end = world.now.plus(FlowLimits.HAND_OVER);

        world.until(end.minusMillis(1));
        assertThat(isHandedOver()).isTrue();
        world.writes("still here");

        world.until(end);
        assertThat(isHandedOver()).isFalse();
        assertThat(world.notes(NoteKind.HAND_OVER_OVER)).hasSize(1);
        assertThat(world.said()).containsExactly("Back");
    }

    @Test
    void nothingThatThePersonDoesStartsOrContinuesARun() {
        world.authors.flow(OTHER, offer("o", "p"), say("p", "Tapped", null));
        world.authors.referrals.put("link", OTHER);
        world.authors.defaultReply = OTHER;
        world.writes("anything");
        handedOver();
        int said = world.said().size();

        world.taps(TAP).writesLater("other").writesLater("hm");
        world.happens(new Event.LinkFollowed(world.now, "link"));

        assertThat(world.said()).hasSize(said);
        assertThat(world.contact.runs()).hasSize(2);
        assertThat(world.notes(NoteKind.EVENT_IGNORED)).hasSize(4).containsOnly("HANDED_OVER");
        assertThat(world.contact.lastInteractionAt()).isEqualTo(world.now);

        givenBack().taps(TAP);
        assertThat(world.said()).endsWith("Tapped");
    }

    @Test
    void aStopAndAResumeCountAndMarkThePersonWithoutAWord() {
        world.agrees();
        handedOver();

        world.stops();
        assertThat(world.contact.consent(NEWS).orElseThrow().status()).isEqualTo(ConsentStatus.STOPPED);
        assertThat(world.contact.tags()).contains("sorry");
        world.resumes();
        assertThat(world.contact.consent(NEWS).orElseThrow().status()).isEqualTo(ConsentStatus.ACTIVE);
        world.writesLater("stop");
        assertThat(world.contact.consent(NEWS).orElseThrow().status()).isEqualTo(ConsentStatus.STOPPED);

        assertThat(world.said()).isEmpty();
        assertThat(world.contact.runs()).hasSize(1);
        assertThat(isHandedOver()).isTrue();
    }

    /// The person agreed to them, and the rules know no hand-over.
    @Test
    void notificationsGoOutAsAgreed() {
        world.agrees().until("2022-08-08T07:00:00Z");
        handedOver();

        world.until("2022-08-08T08:00:00Z");

        assertThat(world.turns()).containsExactly("SENT");
        assertThat(world.said()).containsExactly("Hello you");
    }

    @Test
    void whatFollowsANotificationWaitsUntilGivenBack() {
        world.authors.flow(Authors.WEEK_ONE, say("hello", "Hello", "more"), say("more", "More", null));
        world.agrees().until("2022-08-08T07:00:00Z");
        handedOver();

        world.until("2022-08-08T08:00:00Z");
        assertThat(world.said()).containsExactly("Hello");
        assertThat(world.notes(NoteKind.RUN_WAITS)).containsExactly("HANDED_OVER");

        givenBack();
        assertThat(world.said()).containsExactlyInAnyOrder("Hello", "More", "Back");
    }

    @Test
    void aRunGoesOnWithoutAWordAndSpeaksAfterwards() {
        world.authors.flow(
                OTHER,
                new Step.WaitStep(new StepId("w"), "", new Step.Delay.For(Duration.ofHours(1)), new StepId("t"), null),
                tag("t", "waited", "s"),
                say("s", "Later", null));
        world.happens(new Event.FlowAsked(world.now, OTHER));
        handedOver();

        world.until(world.now.plus(Duration.ofHours(2)));
        assertThat(world.contact.tags()).contains("waited");
        assertThat(world.said()).isEmpty();
        assertThat(world.contact.runs()).extracting(run -> run.waiting()).contains(new Waiting.ForGiveBack());

        world.until(world.now.plus(Duration.ofHours(22)));
        assertThat(world.notes(NoteKind.HAND_OVER_OVER)).hasSize(1);
        world.writesLater("hi");
        assertThat(world.said()).containsExactlyInAnyOrder("Back", "Later");
    }

    @Test
    void noConsentIsAskedForMeanwhile() {
        world.authors.flow(OTHER, new Step.ConsentStep(new StepId("k"), "", NEWS, null, null));
        handedOver();

        world.happens(new Event.FlowAsked(world.now, OTHER));
        assertThat(world.rows).isEmpty();

        givenBack();
        assertThat(world.rows.values())
                .extracting(row -> row.send.kind().name())
                .contains("OPT_IN_REQUEST");
    }

    @Test
    void twoHandOversEndTogetherWhenGivenBackAndWithTheLaterOneOtherwise() {
        world.authors.flow(OTHER, handOver("g", null, null));
        handedOver();
        world.until(world.now.plus(Duration.ofHours(1)));
        world.happens(new Event.FlowAsked(world.now, OTHER));

        world.until(world.now.plus(Duration.ofHours(23)));
        assertThat(isHandedOver()).isTrue();
        assertThat(world.notes(NoteKind.HAND_OVER_OVER)).isEmpty();
        assertThat(world.said()).isEmpty();

        givenBack();
        assertThat(isHandedOver()).isFalse();
    }

    @Test
    void aGiveBackOfSomebodyWhomTheBotHasChangesNothing() {
        givenBack();

        assertThat(world.notes(NoteKind.EVENT_IGNORED)).containsExactly("STALE");
        assertThat(world.notes(NoteKind.HAND_OVER_GIVEN_BACK)).isEmpty();
    }

    /// A turn that says nothing at once is refused, and hands nobody over.
    @Test
    void aTurnThatHandsOverBeforeItSpeaksSendsNothing() {
        world.authors.flow(Authors.WEEK_ONE, handOver("h", null, "hello"), say("hello", "Hello", null));
        world.agrees().until("2022-08-08T08:00:00Z");

        assertThat(world.turns()).containsExactly("FLOW_SENT_NOTHING");
        assertThat(isHandedOver()).isFalse();
        assertThat(world.notices).isEmpty();
    }

    @Test
    void whoeverIsSuppressedIsWithTheTeamNoLonger() {
        handedOver();

        world.happens(new Event.StandingChanged(world.now, Standing.SUPPRESSED));

        assertThat(isHandedOver()).isFalse();
        assertThat(world.timers).isEmpty();
    }

    @Test
    void theTeamKeepsAPersonWhoIsInManyFlows() {
        handedOver();
        world.authors.flow(OTHER, say("s", "Hello", null));

        for (int n = 0; n < FlowLimits.RUNS_PER_CONTACT + 1; n++) {
            world.happens(new Event.FlowAsked(world.now, OTHER));
        }

        assertThat(isHandedOver()).isTrue();
        assertThat(world.contact.runs()).hasSize(FlowLimits.RUNS_PER_CONTACT);
    }

    @Test
    void theTeamKeepsThePersonWhenTheFlowBeginsAgainInANewVersion() {
        handedOver();
        world.authors.flow(MAIN, 2, FlowKind.FLOW, say("b", "Back anew", null), handOver("h", null, "b"));

        world.happens(new Event.VersionPublished(world.now, MAIN, 2, true));
        assertThat(isHandedOver()).isTrue();
        assertThat(world.said()).isEmpty();

        givenBack();
        assertThat(world.said()).containsExactly("Back anew");
    }

    @Test
    void aFlowTellsTheTeamWhatItsAuthorWrote() {
        world.contact = world.contact.withProfile(new Profile("Anna", null, null, null));
        world.authors.flow(OTHER, act("n", new Action.NotifyTeam("Call {{first_name}}!"), null));
        world.happens(new Event.FlowAsked(world.now, OTHER));

        assertThat(world.notices)
                .isEqualTo(List.of(new TeamNotice(TeamNotice.Kind.MESSAGE, "Call Anna!", OTHER, new StepId("n"))));
        assertThat(world.contact.runs()).isEmpty();
    }

    @Test
    void aNoticeIsCutByWholeCharacters() {
        world.contact = world.contact.withProfile(new Profile("\uD83E\uDD50".repeat(600), null, null, null));
        String twice = "{{first_name}}{{first_name}}";
        world.authors.flow(OTHER, act("n", new Action.NotifyTeam(twice), null));
        world.happens(new Event.FlowAsked(world.now, OTHER));

        String text = world.notices.getFirst().text();
        assertThat(text).isEqualTo("\uD83E\uDD50".repeat(FlowLimits.NOTICE_LENGTH));
    }
}
