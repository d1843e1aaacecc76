package dev.rytm.core.policy;

import static dev.rytm.core.testing.Situation.NEWS;
import static dev.rytm.core.testing.Situation.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.OptInRequest;
import dev.rytm.core.contact.Reachability;
import dev.rytm.core.contact.Standing;
import dev.rytm.core.policy.Verdict.Allowed;
import dev.rytm.core.policy.Verdict.Refused;
import dev.rytm.core.testing.Situation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OptInRequestPolicyTest {

    private static final Instant NOON = Instant.parse("2022-11-16T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private final Situation person = new Situation();

    @BeforeEach
    void openTheWindowOfSomebodyWithoutConsent() {
        person.lastInteractionAt = NOON.minusSeconds(60);
        person.consent = null;
    }

    @Refuses(Reason.PAGE_RESTRICTED)
    void refusesWhileThePageIsBarredFromRequests() {
        person.bar = new Bar(Restriction.REQUESTS_BARRED, null, null);

        assertRefused(Reason.PAGE_RESTRICTED, null);
    }

    @Test
    void refusesWhileThePageIsBarredFromSending() {
        person.bar = new Bar(Restriction.SENDING_BARRED, null, null);

        assertRefused(Reason.PAGE_RESTRICTED, null);
    }

    @Allows(Reason.PAGE_RESTRICTED)
    void allowsOnAPageThatNothingBars() {
        person.bar = Bar.NONE;

        assertAllowed();
    }

    @Refuses(Reason.NOT_SERVED)
    void refusesToAPageConnectedOnTheDayThatThePackNames() {
        person.pack = Situation.PACK_2025;
        person.connectedSince = Instant.parse("2025-09-01T00:00:00Z");

        assertRefused(Reason.NOT_SERVED, null);
    }

    @Allows(Reason.NOT_SERVED)
    void allowsAPageConnectedASecondBeforeTheDayThatThePackNames() {
        person.pack = Situation.PACK_2025;
        person.connectedSince = Instant.parse("2025-08-31T23:59:59Z");

        assertAllowed();
    }

    @Refuses(Reason.CONTACT_UNREACHABLE)
    void refusesToAnUnreachablePerson() {
        person.reachability = new Reachability(true, null, null, null);

        assertRefused(Reason.CONTACT_UNREACHABLE, null);
    }

    @Allows(Reason.CONTACT_UNREACHABLE)
    void allowsAtTheInstantTheReportClears() {
        person.reachability = new Reachability(true, NOON, null, null);

        assertAllowed();
    }

    @Refuses(Reason.CONTACT_SUPPRESSED)
    void refusesToAnErasedPerson() {
        person.standing = Standing.ERASED;

        assertRefused(Reason.CONTACT_SUPPRESSED, null);
    }

    @Allows(Reason.CONTACT_SUPPRESSED)
    void allowsToAPersonWhoIsNotSuppressed() {
        person.standing = Standing.NORMAL;

        assertAllowed();
    }

    @Refuses(Reason.WINDOW_CLOSED)
    void refusesAtExactly24HoursAfterTheInteraction() {
        person.lastInteractionAt = NOON.minus(DAY);

        assertRefused(Reason.WINDOW_CLOSED, null);
    }

    @Test
    void refusesToSomebodyWhoNeverWrote() {
        person.lastInteractionAt = null;

        assertRefused(Reason.WINDOW_CLOSED, null);
    }

    @Allows(Reason.WINDOW_CLOSED)
    void allowsAMillisecondBefore24Hours() {
        person.lastInteractionAt = NOON.minus(DAY).plusMillis(1);

        assertAllowed();
    }

    @Refuses(Reason.ALREADY_CONSENTED)
    void refusesAMillisecondBeforeTheConsentEnds() {
        person.with(ConsentStatus.ACTIVE, NOON.plusMillis(1));

        assertRefused(Reason.ALREADY_CONSENTED, NOON.plusMillis(1));
    }

    @Test
    void refusesForeverWhereConsentsHaveNoEnd() {
        person.with(ConsentStatus.ACTIVE, null);

        assertRefused(Reason.ALREADY_CONSENTED, null);
    }

    @Allows(Reason.ALREADY_CONSENTED)
    void allowsAtTheInstantTheConsentEnds() {
        person.with(ConsentStatus.ACTIVE, NOON);

        assertAllowed();
    }

    @Test
    void allowsAfterAStopARevocationAndAnExpiry() {
        for (ConsentStatus ended : ConsentStatus.values()) {
            if (ended != ConsentStatus.ACTIVE) {
                person.with(ended, null);
                assertAllowed();
            }
        }
    }

    @Refuses(Reason.TOPIC_ASKED_THIS_WEEK)
    void refusesOnTheSameSubjectInAnotherFrequencyWithinSevenDays() {
        Instant asked = NOON.minus(WEEK).plusMillis(1);
        person.asked(OTHER, "  NEWS ", "another title", asked);

        assertRefused(Reason.TOPIC_ASKED_THIS_WEEK, asked.plus(WEEK));
    }

    @Test
    void refusesOnTheSameTopicThoughItWasRenamed() {
        person.asked(NEWS, "Old name", "old title", NOON.minus(DAY));

        assertRefused(Reason.TOPIC_ASKED_THIS_WEEK, NOON.minus(DAY).plus(WEEK));
    }

    @Allows(Reason.TOPIC_ASKED_THIS_WEEK)
    void allowsOnTheSameSubjectAtExactlySevenDays() {
        person.asked(OTHER, "news", "another title", NOON.minus(WEEK));

        assertAllowed();
    }

    @Refuses(Reason.DUPLICATE_REQUEST)
    void refusesTheSameTitleOfAnotherSubjectWithinSevenDays() {
        Instant asked = NOON.minus(WEEK).plusMillis(1);
        person.asked(OTHER, "unlike", "OUR  NEWS", asked);

        assertRefused(Reason.DUPLICATE_REQUEST, asked.plus(WEEK));
    }

    @Allows(Reason.DUPLICATE_REQUEST)
    void allowsTheSameTitleAtExactlySevenDays() {
        person.asked(OTHER, "unlike", "our news", NOON.minus(WEEK));

        assertAllowed();
    }

    @Refuses(Reason.DAILY_REQUEST_LIMIT)
    void refusesTheSixthRequestWithin24Hours() {
        Instant fifthNewest = NOON.minus(DAY).plusMillis(1);
        person.askedElsewhere(fifthNewest);
        askedElsewhere(4, NOON.minusSeconds(3600));

        assertRefused(Reason.DAILY_REQUEST_LIMIT, fifthNewest.plus(DAY));
    }

    @Allows(Reason.DAILY_REQUEST_LIMIT)
    void allowsOnceTheFifthNewestIsExactly24HoursOld() {
        person.askedElsewhere(NOON.minus(DAY));
        askedElsewhere(4, NOON.minusSeconds(3600));

        assertAllowed();
    }

    @Refuses(Reason.WEEKLY_REQUEST_LIMIT)
    void refusesTheEleventhRequestWithinSevenDays() {
        Instant tenthNewest = NOON.minus(WEEK).plusMillis(1);
        person.askedElsewhere(tenthNewest);
        askedElsewhere(9, NOON.minus(Duration.ofDays(3)));

        assertRefused(Reason.WEEKLY_REQUEST_LIMIT, tenthNewest.plus(WEEK));
    }

    @Allows(Reason.WEEKLY_REQUEST_LIMIT)
    void allowsOnceTheTenthNewestIsExactlySevenDaysOld() {
        person.askedElsewhere(NOON.minus(WEEK));
        askedElsewhere(9, NOON.minus(Duration.ofDays(3)));

        assertAllowed();
    }

    @Test
    void namesTheInstantAtWhichNoLimitRefusesAnyMore() {
        askedElsewhere(5, NOON.minusSeconds(3600));
        askedElsewhere(5, NOON.minus(Duration.ofDays(2)));

        assertRefused(Reason.DAILY_REQUEST_LIMIT, NOON.minus(Duration.ofDays(2)).plus(WEEK));
    }

    @Test
    void countsAWaitingRequestButNotItsOwnRow() {
        person.requests.add(new OptInRequest("own", NEWS, "news", "our news", NOON.plusSeconds(5)));

        assertRefused(Reason.TOPIC_ASKED_THIS_WEEK, NOON.plusSeconds(5).plus(WEEK));
        assertThat(person.judge(new Attempt.Request("own", NEWS, "News", "Our news"), NOON))
                .isEqualTo(new Allowed());
    }

    /// Sunday 30 October 2022 has 25 hours in Warsaw: 22:00Z to 23:00Z.
    @Test
    void asksTheCalendarDayWhenSummerTimeEnds() {
        askedElsewhere(5, Instant.parse("2022-10-29T22:10:00Z"));
        Instant afterRolling = Instant.parse("2022-10-30T22:30:00Z");
        person.lastInteractionAt = afterRolling;

        assertThat(person.ask(afterRolling))
                .isEqualTo(new Refused(Reason.DAILY_REQUEST_LIMIT, Instant.parse("2022-10-30T23:00:00Z")));
    }

    /// The week from Monday 24 October 2022 has 169 hours in Warsaw.
    @Test
    void asksTheIsoWeekWhenSummerTimeEnds() {
        Instant monday = Instant.parse("2022-10-23T22:10:00Z");
        Instant nextMonday = Instant.parse("2022-10-30T23:00:00Z");
        Instant afterRolling = Instant.parse("2022-10-30T22:30:00Z");
        person.lastInteractionAt = afterRolling;
        person.asked(OTHER, "news", "another title", monday);

        assertThat(person.ask(afterRolling)).isEqualTo(new Refused(Reason.TOPIC_ASKED_THIS_WEEK, nextMonday));
        assertThat(person.ask(nextMonday)).isEqualTo(new Allowed());
    }

    @Test
    void isNotBoundByQuietHoursOrPauses() {
        person.quietHours = new QuietHours(LocalTime.of(0, 0), LocalTime.of(23, 59));
        person.paused = true;

        assertAllowed();
    }

    private void askedElsewhere(int times, Instant at) {
        for (int i = 0; i < times; i++) {
            person.askedElsewhere(at);
        }
    }

    private void assertRefused(Reason reason, @Nullable Instant nextAllowedAt) {
        assertThat(person.ask(NOON)).isEqualTo(new Refused(reason, nextAllowedAt));
    }

    private void assertAllowed() {
        assertThat(person.ask(NOON)).isEqualTo(new Allowed());
    }
}
