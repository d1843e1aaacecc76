package dev.rytm.core.decide;

import static dev.rytm.core.decide.Authors.WEEK_ONE;
import static dev.rytm.core.decide.Authors.turn;
import static dev.rytm.core.testing.Situation.COURSE;
import static dev.rytm.core.testing.Situation.NEWS;
import static dev.rytm.core.testing.Situation.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Effect;
import dev.rytm.core.Event;
import dev.rytm.core.consent.ConsentChange;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.Reachability;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.Standing;
import dev.rytm.core.policy.Reason;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ConsentsTest {

    private final World world = new World();

    @Test
    void beginsAConsentWithLedgerTimerAndEnrolment() {
        world.agrees();

        assertThat(world.contact.consents().get(NEWS).status()).isEqualTo(ConsentStatus.ACTIVE);
        assertThat(world.ledger).extracting(ConsentChange::kind).containsExactly(ConsentChange.Kind.OPTED_IN);
        assertThat(world.timers).containsOnlyKeys("consent:news", "turn:news");
        assertThat(world.timers).containsEntry("consent:news", Instant.parse("2023-05-03T12:00:00Z"));
        assertThat(world.enrolment()).isPresent();
    }

    @Test
    void opensNoWindow() {
        world.agrees().stops().resumes();

        assertThat(world.contact.lastInteractionAt()).isNull();
    }

    @Test
    void clearsUnreachabilityWithAnOptInOrResumeButNotWithAStop() {
        world.agrees();
        world.contact = world.contact.withReachability(new Reachability(true, null, null, null));
        world.stops();
        assertThat(world.contact.reachability().reported()).isTrue();
        world.resumes();
        assertThat(world.contact.reachability().reported()).isFalse();
        world.contact = world.contact.withReachability(new Reachability(true, null, null, null));
        world.agrees();
        assertThat(world.contact.reachability().reported()).isFalse();
    }

    @Test
    void mirrorsStopAndResumeInTags() {
        world.agrees().stops();
        assertThat(world.contact.tags()).contains("stopped-news").doesNotContain("resumed-news");

        world.resumes();
        assertThat(world.contact.tags()).contains("resumed-news").doesNotContain("stopped-news");

        world.stops();
        world.now = world.now.plusSeconds(1);
        world.agrees();
        assertThat(world.contact.tags()).doesNotContain("stopped-news", "resumed-news");
    }

    @Test
    void learnsWhenItsTokenMayBeUsedAgainAndForgetsItWithTheToken() {
        Instant next = Instant.parse("2022-08-20T10:00:00Z");
        world.agrees();

        world.happens(new Event.TokenRead(world.now, NEWS, "token", next));
        assertThat(world.contact.consents().get(NEWS).nextEligibleAt()).isEqualTo(next);

        world.stops();
        assertThat(world.contact.consents().get(NEWS).nextEligibleAt()).isEqualTo(next);
        world.now = world.now.plusSeconds(1);
        world.happens(new Event.OptInGranted(
                world.now, "token2", null, "Title of news", Frequency.WEEKLY, null, null, false));
        assertThat(world.contact.consents().get(NEWS).nextEligibleAt()).isNull();
    }

    @Test
    void learnsNothingFromAnotherTokenOrOfAnotherTopic() {
        world.agrees();
        var before = world.contact;

        world.happens(new Event.TokenRead(world.now, NEWS, "older", world.now.plusSeconds(60)))
                .happens(new Event.TokenRead(world.now, OTHER, "token", world.now.plusSeconds(60)));

        assertThat(world.contact).isEqualTo(before);
    }

    @Test
    void believesTheNewestReadOfItsToken() {
        world.agrees();

        world.happens(new Event.TokenRead(world.now, NEWS, "token", world.now.plusSeconds(600)))
                .happens(new Event.TokenRead(world.now, NEWS, "token", world.now.plusSeconds(60)));

        assertThat(world.contact.consents().get(NEWS).nextEligibleAt()).isEqualTo(world.now.plusSeconds(60));
    }

    @Test
    void withdrawsWhatIsUnsentAtAStop() {
        world.agrees().stops();

        assertThat(world.effects).contains(new Effect.Withdraw(NEWS, Reason.CONSENT_STOPPED));
    }

    @Test
    void runsTheSubflowOfAStopAlthoughTheWindowIsClosed() {
        world.agrees().stops();

        assertThat(world.contact.tags()).contains("sorry");
        assertThat(world.rows.values()).extracting(World::word).containsExactly("WINDOW_CLOSED");
        assertThat(world.contact.runs()).isEmpty();
    }

    @Test
    void speaksInTheSubflowsOfStopAndResumeWhileTheWindowIsOpen() {
        world.writes("hi");
        world.agrees().stops().resumes();

        assertThat(world.said()).containsExactly("Sorry to see you go", "Welcome back");
    }

    @Test
    void changesNothingWithARepeatOrALateEvent() {
        world.agrees().stops();
        var stopped = world.contact;
        world.happens(new Event.NotificationsResumed(world.now.minusSeconds(1), "token", null, null, null));
        world.happens(new Event.NotificationsStopped(world.now, "token", null, null, null));

        assertThat(world.contact.consents().get(NEWS).status()).isEqualTo(ConsentStatus.STOPPED);
        assertThat(world.contact.runs()).isEqualTo(stopped.runs());
        assertThat(world.effects.stream().filter(Effect.Withdraw.class::isInstance))
                .hasSize(1);
        assertThat(world.ledger).last().matches(change -> !change.effective());
    }

    @Test
    void letsAStopWinATie() {
        world.agrees();
        world.happens(new Event.NotificationsStopped(world.now, "token", null, null, null));

        assertThat(world.contact.consents().get(NEWS).status()).isEqualTo(ConsentStatus.STOPPED);
    }

    @Test
    void keepsATokenOfNoTopicAsForeign() {
        world.happens(new Event.OptInGranted(
                world.now, "theirs", "elsewhere", "Their title", Frequency.DAILY, null, null, false));

        assertThat(world.effects).containsExactly(new Effect.KeepForeignToken("theirs", "Their title", world.now));
        assertThat(world.contact.consents()).isEmpty();
    }

    @Test
    void findsTheTopicByThePayloadOfOurRequest() {
        world.authors.topic(OTHER, Frequency.DAILY, ZoneId.of("Asia/Tokyo"));
        world.happens(new Event.OptInGranted(world.now, "t", "ask|s1|other|1", null, null, null, null, false));

        assertThat(world.contact.consents().get(OTHER).zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(world.ledger.getFirst().wording())
                .isEqualTo(world.authors.topics.get(OTHER).wording());
    }

    @Test
    void takesTheZoneThatWasSentWithTheRequestIfMetaTellsNone() {
        world.authors.topic(OTHER, Frequency.DAILY, ZoneId.of("Asia/Tokyo"));
        world.happens(
                new Event.OptInGranted(world.now, "t", "ask|s1|other|1|America/Lima", null, null, null, null, false));
        assertThat(world.contact.consents().get(OTHER).zone()).isEqualTo(ZoneId.of("America/Lima"));

        world.now = world.now.plusSeconds(1);
        world.happens(new Event.OptInGranted(
                world.now, "t", "ask|s1|other|1|America/Lima", null, null, ZoneId.of("UTC"), null, false));
        assertThat(world.contact.consents().get(OTHER).zone()).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void believesNothingThatARequestForAnotherTopicSays() {
        world.authors.topic(OTHER, Frequency.DAILY, ZoneId.of("Asia/Tokyo"));
        world.agrees();
        world.now = world.now.plusSeconds(1);
        world.happens(new Event.OptInGranted(
                world.now, "token", "ask|s1|other|1|America/Lima", null, null, null, null, false));

        assertThat(world.contact.consents()).containsOnlyKeys(NEWS);
        assertThat(world.contact.consents().get(NEWS).zone()).isEqualTo(ZoneId.of("Europe/Warsaw"));
        assertThat(world.ledger.getLast().wording()).isNull();
    }

    @Test
    void writesTheEndOfAConsentDownOnce() {
        world.agrees().until("2023-05-03T12:00:00Z");
        world.happens(new Event.TimerFired(world.now, "consent:news", world.now));

        assertThat(world.contact.consents().get(NEWS).status()).isEqualTo(ConsentStatus.EXPIRED);
        assertThat(world.ledger)
                .extracting(ConsentChange::kind)
                .endsWith(ConsentChange.Kind.EXPIRED)
                .hasSize(2);
        assertThat(world.enrolment()).isEmpty();
        assertThat(world.timers).isEmpty();
    }

    @Test
    void enrolsAnewWithANewOptInAfterTheEnd() {
        world.agrees().until("2023-05-04T12:00:00Z").agrees();

        assertThat(world.enrolment().orElseThrow().dueAt()).isEqualTo("2023-05-08T08:00:00Z");
        assertThat(world.enrolment().orElseThrow().round()).isEqualTo(1);
    }

    @Test
    void goesOnWithARestingEnrolmentAtANewOptIn() {
        world.agrees()
                .until("2022-08-08T08:00:00Z")
                .stops()
                .until("2022-08-20T08:00:00Z")
                .agrees();

        assertThat(world.enrolment().orElseThrow().step()).isEqualTo(Authors.SECOND);
        assertThat(world.enrolment().orElseThrow().dueAt()).isEqualTo("2022-08-22T08:00:00Z");
    }

    @Test
    void stopsEverythingWithAStopWordAndResumesItWithAStartWord() {
        world.authors.defaultReply = WEEK_ONE;
        world.agrees().writesLater("  StOp ");
        assertThat(world.contact.consents().get(NEWS).status()).isEqualTo(ConsentStatus.STOPPED);
        assertThat(world.said()).containsExactly("Sorry to see you go");

        world.writesLater("START");
        assertThat(world.contact.consents().get(NEWS).status()).isEqualTo(ConsentStatus.ACTIVE);
        assertThat(world.said()).containsExactly("Sorry to see you go", "Welcome back");
    }

    @Test
    void stopsATopicForTheOperator() {
        world.agrees();
        world.now = world.now.plusSeconds(1);
        world.happens(new Event.StopAsked(world.now, NEWS)).happens(new Event.StopAsked(world.now, OTHER));

        assertThat(world.contact.consents().get(NEWS).status()).isEqualTo(ConsentStatus.STOPPED);
        assertThat(world.notes(NoteKind.EVENT_IGNORED)).containsExactly("TOPIC_GONE");
    }

    @Test
    void enrolsOnlyWithALiveConsentAndOncePerTopic() {
        world.authors.sequence(false, true, turn("first", WEEK_ONE));
        world.authors.sequence(new SequenceId("rival"), false, true, turn("first", WEEK_ONE));
        enrol("course", false);
        world.agrees();
        enrol("course", false);
        enrol("course", true);
        enrol("rival", false);
        assertThat(world.enrolment().orElseThrow().sequence()).isEqualTo(COURSE);
        enrol("rival", true);
        enrol("gone", true);

        assertThat(world.enrolment().orElseThrow().sequence()).isEqualTo(new SequenceId("rival"));
        assertThat(world.notes(NoteKind.ENROLMENT_REFUSED))
                .containsExactly("NO_CONSENT", "ENROLLED_ALREADY", "OTHER_SEQUENCE", "SEQUENCE_GONE");
        assertThat(world.notes(NoteKind.ENROLMENT_ENDED)).containsExactly("REPLACED");
    }

    @Test
    void refusesAnOpenTurnOfWhoeverLeaves() {
        world.authors.situation.paused = true;
        world.agrees().until("2022-08-09T08:00:00Z");
        world.happens(new Event.LeaveAsked(world.now, COURSE)).until("2022-12-01T00:00:00Z");

        assertThat(world.turns()).containsExactly("PAUSED");
        assertThat(world.enrolment()).isEmpty();
    }

    @Test
    void silencesASuppressedPersonAtOnceAndForGood() {
        world.authors.situation.paused = true;
        world.agrees().until("2022-08-09T08:00:00Z");
        world.happens(new Event.StandingChanged(world.now, Standing.SUPPRESSED));
        world.authors.situation.paused = false;
        world.writes("hello").happens(new Event.FlowAsked(world.now, WEEK_ONE)).until("2022-12-01T00:00:00Z");
        enrol("course", true);

        assertThat(world.effects).contains(new Effect.Withdraw(null, Reason.CONTACT_SUPPRESSED));
        assertThat(world.turns()).containsExactly("CONTACT_SUPPRESSED");
        assertThat(world.said()).isEmpty();
        assertThat(world.enrolment()).isEmpty();
        assertThat(world.notes(NoteKind.RUN_REFUSED)).containsOnly("CONTACT_SUPPRESSED");
        assertThat(world.notes(NoteKind.ENROLMENT_REFUSED)).containsExactly("CONTACT_SUPPRESSED");
    }

    @Test
    void forgetsAnErasedPersonAndHearsNothingMore() {
        world.agrees().writes("hi");
        world.happens(new Event.TagChanged(world.now, "vip", true));
        world.happens(new Event.StandingChanged(world.now, Standing.ERASED));
        var erased = world.contact;
        world.agrees().writes("hello again");

        assertThat(erased.consents()).isEmpty();
        assertThat(erased.tags()).isEmpty();
        assertThat(erased.fields()).isEmpty();
        assertThat(world.contact).isEqualTo(erased);
        assertThat(world.timers).isEmpty();
    }

    private void enrol(String sequence, boolean replace) {
        world.happens(new Event.EnrolmentAsked(world.now, new SequenceId(sequence), replace));
    }
}
