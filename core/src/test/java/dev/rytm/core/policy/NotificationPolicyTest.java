package dev.rytm.core.policy;

import static dev.rytm.core.testing.Situation.COURSE;
import static dev.rytm.core.testing.Situation.NEWS;
import static dev.rytm.core.testing.Situation.OTHER;
import static dev.rytm.core.testing.Situation.WARSAW;
import static dev.rytm.core.testing.Situation.consent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.Reachability;
import dev.rytm.core.contact.SentNotification;
import dev.rytm.core.contact.Standing;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.policy.Verdict.Allowed;
import dev.rytm.core.policy.Verdict.Refused;
import dev.rytm.core.testing.Situation;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The person agreed to one message a week in Warsaw; it is Wednesday 16 November 2022, 13:00 there.
class NotificationPolicyTest {

    private static final String NOON = "2022-11-16T12:00:00Z";
    private static final String NEXT_WEEK = "2022-11-20T23:00:00Z";
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

    private final Situation person = new Situation();

    @Refuses(Reason.PAGE_RESTRICTED)
    void refusesWhileThePageIsBarredFromSending() {
        person.bar = new Bar(Restriction.SENDING_BARRED, null, null);

        assertRefused(NOON, Reason.PAGE_RESTRICTED, null);
    }

    @Allows(Reason.PAGE_RESTRICTED)
    void allowsWhileThePageIsBarredFromRequestsOnly() {
        person.bar = new Bar(Restriction.REQUESTS_BARRED, null, null);

        assertAllowed(NOON);
    }

    @Refuses(Reason.NOT_SERVED)
    void refusesInACountryThatThePackDoesNotServe() {
        person.pack = Situation.PACK_2025;
        person.country = "US";

        assertRefused(NOON, Reason.NOT_SERVED, null);
    }

    @Allows(Reason.NOT_SERVED)
    void allowsInACountryThatThePackServes() {
        person.pack = Situation.PACK_2025;
        person.country = "GB";

        assertAllowed(NOON);
    }

    @Refuses(Reason.CONTACT_UNREACHABLE)
    void refusesASecondBeforeTheReportClears() {
        person.reachability = new Reachability(true, Instant.parse(NOON).plusSeconds(1), null, null);

        assertRefused(NOON, Reason.CONTACT_UNREACHABLE, null);
    }

    @Allows(Reason.CONTACT_UNREACHABLE)
    void allowsAtTheInstantTheReportClears() {
        person.reachability = new Reachability(true, Instant.parse(NOON), null, null);

        assertAllowed(NOON);
    }

    @Refuses(Reason.CONTACT_SUPPRESSED)
    void refusesToASuppressedPerson() {
        person.standing = Standing.SUPPRESSED;

        assertRefused(NOON, Reason.CONTACT_SUPPRESSED, null);
    }

    @Allows(Reason.CONTACT_SUPPRESSED)
    void allowsToAPersonWhoIsNotSuppressed() {
        person.standing = Standing.NORMAL;

        assertAllowed(NOON);
    }

    @Refuses(Reason.NO_CONSENT)
    void refusesWithoutAConsentOnTheTopic() {
        person.consent = null;

        assertRefused(NOON, Reason.NO_CONSENT, null);
    }

    @Allows(Reason.NO_CONSENT)
    void allowsWithAConsentOnTheTopicAndNoWindow() {
        person.consent = consent(Frequency.MONTHLY, WARSAW);

        assertAllowed(NOON);
    }

    @Refuses(Reason.CONSENT_STOPPED)
    void refusesAfterAStopAlsoWhenItHasExpiredSince() {
        person.with(ConsentStatus.STOPPED, Instant.parse(NOON).minusSeconds(1));

        assertRefused(NOON, Reason.CONSENT_STOPPED, null);
    }

    @Allows(Reason.CONSENT_STOPPED)
    void allowsWhatIsNotStopped() {
        person.with(ConsentStatus.ACTIVE, null);

        assertAllowed(NOON);
    }

    @Refuses(Reason.CONSENT_REVOKED)
    void refusesARevokedConsent() {
        person.with(ConsentStatus.REVOKED, null);

        assertRefused(NOON, Reason.CONSENT_REVOKED, null);
    }

    @Allows(Reason.CONSENT_REVOKED)
    void allowsWhatIsNotRevoked() {
        person.with(ConsentStatus.ACTIVE, null);

        assertAllowed(NOON);
    }

    @Refuses(Reason.CONSENT_EXPIRED)
    void refusesAtTheInstantOfExpiryThoughNoTimerWroteIt() {
        person.with(ConsentStatus.ACTIVE, Instant.parse(NOON));

        assertRefused(NOON, Reason.CONSENT_EXPIRED, null);
    }

    @Test
    void refusesWhatWasWrittenDownAsExpired() {
        person.with(ConsentStatus.EXPIRED, null);

        assertRefused(NOON, Reason.CONSENT_EXPIRED, null);
    }

    @Allows(Reason.CONSENT_EXPIRED)
    void allowsAMillisecondBeforeExpiry() {
        person.with(ConsentStatus.ACTIVE, Instant.parse(NOON).plusMillis(1));

        assertAllowed(NOON);
    }

    @Refuses(Reason.PERIOD_USED)
    void refusesUntilTheLastMomentOfAUsedWeek() {
        person.sent("2022-11-13T23:00:00Z");

        assertRefused("2022-11-20T22:59:59Z", Reason.PERIOD_USED, Instant.parse(NEXT_WEEK));
    }

    @Allows(Reason.PERIOD_USED)
    void allowsAtTheFirstMomentOfTheNextWeek() {
        person.sent("2022-11-20T22:58:59Z");

        assertAllowed(NEXT_WEEK);
    }

    @Refuses(Reason.COOLDOWN)
    void refusesAMillisecondBeforeTheCooldownIsOver() {
        person.pack = Situation.PACK_2025;
        person.consent = consent(Frequency.DAILY, WARSAW);
        person.sent("2022-11-14T12:00:00Z");

        assertRefused("2022-11-16T11:59:59.999Z", Reason.COOLDOWN, Instant.parse(NOON));
    }

    @Allows(Reason.COOLDOWN)
    void allowsAtTheInstantTheCooldownIsOver() {
        person.pack = Situation.PACK_2025;
        person.consent = consent(Frequency.DAILY, WARSAW);
        person.sent("2022-11-14T12:00:00Z");

        assertAllowed(NOON);
    }

    @Refuses(Reason.NOT_YET_ELIGIBLE)
    void refusesAMillisecondBeforeMetasNextEligibleTime() {
        Instant eligible = Instant.parse(NOON).plusMillis(1);
        person.consent = consent(Frequency.WEEKLY, WARSAW).withNextEligibleAt(eligible);

        assertRefused(NOON, Reason.NOT_YET_ELIGIBLE, eligible);
    }

    @Allows(Reason.NOT_YET_ELIGIBLE)
    void allowsAtMetasNextEligibleTime() {
        person.consent = consent(Frequency.WEEKLY, WARSAW).withNextEligibleAt(Instant.parse(NOON));

        assertAllowed(NOON);
    }

    @Refuses(Reason.QUIET_HOURS)
    void refusesFromTheFirstQuietMoment() {
        person.quietHours = NIGHT;

        assertRefused("2022-11-16T20:00:00Z", Reason.QUIET_HOURS, Instant.parse("2022-11-17T07:00:00Z"));
        assertRefused("2022-11-17T06:59:59Z", Reason.QUIET_HOURS, Instant.parse("2022-11-17T07:00:00Z"));
    }

    @Allows(Reason.QUIET_HOURS)
    void allowsOnBothSidesOfTheQuietHours() {
        person.quietHours = NIGHT;

        assertAllowed("2022-11-16T19:59:59Z");
        assertAllowed("2022-11-17T07:00:00Z");
    }

    @Refuses(Reason.FREQUENCY_CAP)
    void refusesTheThirdNotificationOfAnyTopicWithinTheCap() {
        person.cap = new FrequencyCap(2, 3);
        person.notifications.add(sent(OTHER, WARSAW, "2022-11-13T12:00:00Z", "2022-11-13T12:00:00.001Z"));
        Instant yesterday = Instant.parse("2022-11-15T12:00:00Z");
        person.notifications.add(new SentNotification("unknown", OTHER, WARSAW, yesterday, yesterday, true));

        assertRefused(NOON, Reason.FREQUENCY_CAP, Instant.parse("2022-11-16T12:00:00.001Z"));
    }

    @Allows(Reason.FREQUENCY_CAP)
    void allowsOnceTheSecondNewestIsExactlyAsOldAsTheCapIsLong() {
        person.cap = new FrequencyCap(2, 3);
        person.notifications.add(sent(OTHER, WARSAW, "2022-11-13T11:59:59Z", "2022-11-13T12:00:00Z"));
        person.notifications.add(sent(OTHER, WARSAW, "2022-11-15T12:00:00Z", "2022-11-15T12:00:00Z"));

        assertAllowed(NOON);
    }

    @Refuses(Reason.TOO_LATE)
    void refusesAtSendBefore() {
        assertThat(judge(NOON, Instant.parse(NOON))).isEqualTo(new Refused(Reason.TOO_LATE, null));
    }

    @Allows(Reason.TOO_LATE)
    void allowsAMillisecondBeforeSendBefore() {
        assertThat(judge(NOON, Instant.parse(NOON).plusMillis(1))).isEqualTo(new Allowed());
    }

    @Refuses(Reason.PAUSED)
    void refusesWhilePageTopicOrSequenceIsPaused() {
        person.paused = true;
        assertRefused(NOON, Reason.PAUSED, null);
        person.paused = false;
        person.pausedTopics = Set.of(NEWS);
        assertRefused(NOON, Reason.PAUSED, null);
        person.pausedTopics = Set.of();
        person.pausedSequences = Set.of(COURSE);
        assertRefused(NOON, Reason.PAUSED, null);
    }

    @Allows(Reason.PAUSED)
    void allowsWhileOnlyAnotherTopicIsPaused() {
        person.pausedTopics = Set.of(OTHER);

        assertAllowed(NOON);
    }

    private static SentNotification sent(TopicId topic, ZoneId zone, String startedAt, String sentAt) {
        return new SentNotification(startedAt, topic, zone, Instant.parse(startedAt), Instant.parse(sentAt), false);
    }

    private Verdict judge(String now, @Nullable Instant sendBefore) {
        return person.judge(new Attempt.Notification(null, NEWS, COURSE, sendBefore), Instant.parse(now));
    }

    private void assertRefused(String now, Reason reason, @Nullable Instant nextAllowedAt) {
        assertThat(person.notify(now)).isEqualTo(new Refused(reason, nextAllowedAt));
    }

    private void assertAllowed(String now) {
        assertThat(person.notify(now)).isEqualTo(new Allowed());
    }
}
