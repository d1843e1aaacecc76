package dev.rytm.core.decide;

import static dev.rytm.core.testing.Situation.COURSE;
import static dev.rytm.core.testing.Situation.NEWS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.consent.ConsentChange;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.message.Rejection;
import dev.rytm.core.message.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Who stopped a consent decides who can take it back, and a stop word counts whenever it is heard of.
class StopOriginsTest {

    private static final Instant T1 = World.START;
    private static final Instant T2 = T1.plusSeconds(60);
    private static final Instant T3 = T1.plusSeconds(120);
    private static final Instant T4 = T1.plusSeconds(180);

    private final World world = new World();

    @Test
    void takesNothingBackWithAStartWordThatMetaHoldsAsStopped() {
        world.agrees().stops().writesLater("start");

        assertThat(status()).isEqualTo(ConsentStatus.STOPPED);
        assertThat(world.contact.tags()).contains("stopped-news").doesNotContain("resumed-news");
        assertThat(world.resumes().contact.consents().get(NEWS).status()).isEqualTo(ConsentStatus.ACTIVE);
    }

    @Test
    void takesAStopWordBackWithAStartWord() {
        world.agrees().writesLater("stop").writesLater("start");

        assertThat(status()).isEqualTo(ConsentStatus.ACTIVE);
    }

    @Test
    void takesOnlyTheStopWordBackIfMetaStoppedToo() {
        world.agrees().writesLater("stop").stops().writesLater("start");
        assertThat(status()).isEqualTo(ConsentStatus.STOPPED);
    }

    @Test
    void takesOnlyTheStopWordBackIfMetaHadStoppedBefore() {
        world.agrees().stops().writesLater("stop").writesLater("start");
        assertThat(status()).isEqualTo(ConsentStatus.STOPPED);
    }

    @Test
    void takesEveryStopBackWithAResumeAtMeta() {
        world.agrees().writesLater("stop").stops().resumes();
        assertThat(status()).isEqualTo(ConsentStatus.ACTIVE);
    }

    @Test
    void takesTheOperatorsStopBackWithAStartWord() {
        world.agrees();
        world.now = world.now.plusSeconds(1);
        world.happens(new Event.StopAsked(world.now, NEWS)).writesLater("start");

        assertThat(status()).isEqualTo(ConsentStatus.ACTIVE);
    }

    @Test
    void takesNothingBackWithAStartWordThatMetasAnswerToldAsStopped() {
        world.meta = _ -> new SendOutcome.Failed(Rejection.NOTIFICATIONS_STOPPED, 10, 1893015, "stopped");
        world.agrees().until("2022-08-08T08:00:00Z").writesLater("start");

        assertThat(status()).isEqualTo(ConsentStatus.STOPPED);
    }

    @Test
    void keepsAStopWordAgainstAnOlderResumeThatComesLater() {
        world.agrees();
        world.now = T4;
        world.happens(stop(T1.plusSeconds(1)));
        world.happens(word("stop", T3));
        world.happens(new Event.NotificationsResumed(T2, "token", null, null, null));

        assertThat(status()).isEqualTo(ConsentStatus.STOPPED);
        assertThat(world.happens(word("start", T4)).contact.consents().get(NEWS).status())
                .isEqualTo(ConsentStatus.ACTIVE);
    }

    @Test
    void keepsAStopWordAgainstAnOlderOptInThatComesLater() {
        world.now = T4;
        world.happens(word("stop", T2)).happens(optIn(T1));

        assertThat(status()).isEqualTo(ConsentStatus.STOPPED);
        assertThat(world.ledger)
                .extracting(change -> change.kind() + " by " + change.cause())
                .containsExactly("STOPPED by stop-word", "OPTED_IN by webhook");
        assertThat(world.contact.tags()).contains("stopped-news");
    }

    @Test
    void letsAStopWordOfTheSameInstantWin() {
        world.now = T4;
        world.happens(word("stop", T2)).happens(optIn(T2));
        assertThat(status()).isEqualTo(ConsentStatus.STOPPED);
    }

    @Test
    void forgetsAStopWordAtANewerOptIn() {
        world.now = T4;
        world.happens(word("stop", T2)).happens(optIn(T3));

        assertThat(status()).isEqualTo(ConsentStatus.ACTIVE);
        assertThat(world.ledger).extracting(ConsentChange::kind).containsExactly(ConsentChange.Kind.OPTED_IN);
    }

    @Test
    void heedsAStartWordAfterTheStopWord() {
        world.now = T4;
        world.happens(word("stop", T2)).happens(word("start", T3)).happens(optIn(T1));
        assertThat(status()).isEqualTo(ConsentStatus.ACTIVE);
    }

    @Test
    void restsFromTheStartIfAStopOvertookItsOptInAndGoesOnWithAResume() {
        world.now = T3;
        world.happens(stop(T2)).happens(optIn(T1));
        assertThat(status()).isEqualTo(ConsentStatus.STOPPED);
        assertThat(world.enrolment().orElseThrow().paused()).isTrue();
        assertThat(world.timers).doesNotContainKey("turn:news");

        world.resumes().until("2022-08-08T08:00:00Z");
        assertThat(world.turns()).containsExactly("SENT");
    }

    @Test
    void restsOnceHoweverOftenTheOvertakenOptInIsRepeated() {
        world.now = T3;
        world.happens(stop(T2)).happens(optIn(T1));
        world.happens(new Event.LeaveAsked(world.now, COURSE));
        world.happens(optIn(T1));

        assertThat(world.enrolment()).isEmpty();
    }

    @Test
    void letsNoOptInFromTheFutureSilenceALaterStop() {
        world.happens(optIn(T1.plus(Duration.ofDays(365)))).stops();

        assertThat(status()).isEqualTo(ConsentStatus.STOPPED);
    }

    /// Meta's clock is a little ahead of ours: both events happened no later than now, and Meta's
    /// timestamps order them.
    @Test
    void ordersWhatMetaToldInOneInstantByItsTimestamps() {
        world.agrees();
        world.happens(stop(world.now)).happens(optIn(world.now.plusMillis(1)));
        assertThat(status()).isEqualTo(ConsentStatus.ACTIVE);

        world.happens(optIn(world.now.plusMillis(3))).happens(stop(world.now.plusMillis(2)));
        assertThat(status()).isEqualTo(ConsentStatus.ACTIVE);

        world.happens(word("stop", world.now.plusMillis(4))).happens(optIn(world.now.plusMillis(5)));
        assertThat(status()).isEqualTo(ConsentStatus.ACTIVE);

        world.happens(stop(world.now.plusMillis(6)));
        assertThat(status()).isEqualTo(ConsentStatus.STOPPED);
        assertThat(world.contact.consents().get(NEWS).changedAt()).isEqualTo(world.now);
    }

    /// What stopped it here happened after all that we had heard of, whatever Meta's clock said.
    @Test
    void letsAStopHereWinOverAnOptInOfTheSameInstant() {
        world.agrees().happens(optIn(world.now.plusSeconds(5)));
        world.happens(new Event.StopAsked(world.now, NEWS));

        assertThat(status()).isEqualTo(ConsentStatus.STOPPED);
    }

    @Test
    void letsNoResumeOrStartWordFromTheFutureSilenceALaterStop() {
        world.agrees().stops();
        world.now = T3;
        world.happens(new Event.NotificationsResumed(T1.plus(Duration.ofDays(9)), "token", null, null, null));
        assertThat(world.stops().contact.consents().get(NEWS).status()).isEqualTo(ConsentStatus.STOPPED);

        world.resumes().writesLater("stop").happens(word("start", T1.plus(Duration.ofDays(9))));
        assertThat(status()).isEqualTo(ConsentStatus.STOPPED);
        world.now = world.now.plusSeconds(1);
        world.happens(word("start", world.now)).writesLater("stop");
        assertThat(status()).isEqualTo(ConsentStatus.STOPPED);
    }

    private ConsentStatus status() {
        return world.contact.consents().get(NEWS).status();
    }

    private static Event stop(Instant at) {
        return new Event.NotificationsStopped(at, "token", null, "Title of news", Frequency.WEEKLY);
    }

    private static Event optIn(Instant at) {
        return new Event.OptInGranted(at, "token", null, "Title of news", Frequency.WEEKLY, null, null, false);
    }

    private static Event word(String word, Instant at) {
        return new Event.MessageReceived(at, "mid", word, null);
    }
}
