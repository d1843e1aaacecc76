package dev.rytm.core.policy;

import static dev.rytm.core.testing.Situation.NEWS;
import static dev.rytm.core.testing.Situation.OTHER;
import static dev.rytm.core.testing.Situation.WARSAW;
import static dev.rytm.core.testing.Situation.consent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.SentNotification;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.policy.Verdict.Allowed;
import dev.rytm.core.policy.Verdict.Refused;
import dev.rytm.core.testing.Situation;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What counts as used, and when a notification may go at last when several rules refuse it.
class NotificationTimesTest {

    private static final String NOON = "2022-11-16T12:00:00Z";
    private static final String NEXT_WEEK = "2022-11-20T23:00:00Z";
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

    private final Situation person = new Situation();

    @Test
    void countsANotificationInBothPeriodsThatItTouches() {
        person.notifications.add(sent(NEWS, WARSAW, "2022-11-13T22:59:59Z", "2022-11-13T23:00:02Z"));

        assertRefused("2022-11-13T22:00:00Z", Reason.PERIOD_USED, Instant.parse(NEXT_WEEK));
        assertRefused(NOON, Reason.PERIOD_USED, Instant.parse(NEXT_WEEK));
    }

    @Test
    void countsAUsedPeriodInTheOldZoneAndInTheNew() {
        ZoneId kiritimati = ZoneId.of("Pacific/Kiritimati");
        person.notifications.add(sent(NEWS, kiritimati, "2022-11-13T12:00:00Z", "2022-11-13T12:00:01Z"));

        // In Kiritimati that was Monday 02:00, so the week until Sunday 10:00Z is used; in Warsaw the week before.
        assertRefused("2022-11-13T20:00:00Z", Reason.PERIOD_USED, Instant.parse("2022-11-20T10:00:00Z"));
        assertRefused(NOON, Reason.PERIOD_USED, Instant.parse("2022-11-20T10:00:00Z"));
        assertAllowed("2022-11-20T10:00:00Z");
    }

    @Test
    void countsNeitherItsOwnRowNorAnotherTopic() {
        person.sent("2022-11-16T09:00:00Z");
        person.pack = Situation.PACK_2023;
        var probe = new Attempt.Notification("sent-2022-11-16T09:00:00Z", NEWS, null, null);

        assertThat(person.judge(probe, Instant.parse(NOON))).isEqualTo(new Allowed());
        person.notifications.clear();
        person.notifications.add(sent(OTHER, WARSAW, "2022-11-16T09:00:00Z", "2022-11-16T09:00:00Z"));
        assertAllowed(NOON);
    }

    @Test
    void countsCooldownAndCapFromTheAnswerNotFromTheStart() {
        person.consent = consent(Frequency.DAILY, WARSAW);
        person.notifications.add(sent(NEWS, WARSAW, "2022-11-15T12:00:00Z", "2022-11-15T12:00:05Z"));
        person.pack = Situation.PACK_2023;
        assertRefused(NOON, Reason.COOLDOWN, Instant.parse("2022-11-16T12:00:05Z"));

        person.pack = Situation.PACK_2022;
        person.cap = new FrequencyCap(1, 1);
        assertRefused(NOON, Reason.FREQUENCY_CAP, Instant.parse("2022-11-16T12:00:05Z"));
    }

    @Test
    void endsACooldownWithTheWholeSecondThatMetaCountsIn() {
        person.consent = consent(Frequency.DAILY, WARSAW);
        person.pack = Situation.PACK_2023;
        person.notifications.add(sent(NEWS, WARSAW, "2022-11-15T11:59:59.001Z", "2022-11-15T11:59:59.001Z"));
        assertRefused("2022-11-16T11:59:59.999Z", Reason.COOLDOWN, Instant.parse("2022-11-16T12:00:00Z"));
        assertAllowed("2022-11-16T12:00:00Z");
    }

    @Test
    void keepsTheQuietHoursOfTheContactsOwnZone() {
        person.quietHours = NIGHT;
        person.profileZone = ZoneId.of("Asia/Tokyo");

        assertRefused(NOON, Reason.QUIET_HOURS, Instant.parse("2022-11-16T23:00:00Z"));
    }

    @Test
    void startsNothingInTheLastMinuteOfAPeriod() {
        assertAllowed("2022-11-20T22:58:59.999Z");
        assertRefused("2022-11-20T22:59:00Z", Reason.TOO_LATE, Instant.parse(NEXT_WEEK));
        assertAllowed(NEXT_WEEK);
    }

    @Test
    void waitsForThePeriodAndThenForTheMorning() {
        person.quietHours = NIGHT;
        person.sent("2022-11-15T12:00:00Z");

        assertRefused(NOON, Reason.PERIOD_USED, Instant.parse("2022-11-21T07:00:00Z"));
    }

    @Test
    void namesNoNextInstantWhileSomethingElseThanTimeRefuses() {
        person.sent("2022-11-15T12:00:00Z");
        person.paused = true;

        assertRefused(NOON, Reason.PERIOD_USED, null);
    }

    @Test
    void namesNoNextInstantWhereQuietHoursAndTheLastMinuteLeaveNone() {
        person.consent = consent(Frequency.DAILY, WARSAW);
        person.quietHours = new QuietHours(LocalTime.of(0, 0), LocalTime.of(23, 59));

        assertRefused(NOON, Reason.QUIET_HOURS, null);
    }

    private static SentNotification sent(TopicId topic, ZoneId zone, String startedAt, String sentAt) {
        return new SentNotification(startedAt, topic, zone, Instant.parse(startedAt), Instant.parse(sentAt), false);
    }

    private void assertRefused(String now, Reason reason, @Nullable Instant nextAllowedAt) {
        assertThat(person.notify(now)).isEqualTo(new Refused(reason, nextAllowedAt));
    }

    private void assertAllowed(String now) {
        assertThat(person.notify(now)).isEqualTo(new Allowed());
    }
}
