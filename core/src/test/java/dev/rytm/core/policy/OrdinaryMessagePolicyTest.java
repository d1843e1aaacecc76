package dev.rytm.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.Reachability;
import dev.rytm.core.contact.Standing;
import dev.rytm.core.policy.Verdict.Allowed;
import dev.rytm.core.policy.Verdict.Refused;
import dev.rytm.core.testing.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrdinaryMessagePolicyTest {

    private static final Instant NOON = Instant.parse("2022-11-16T12:00:00Z");

    private final Situation person = new Situation();

    @BeforeEach
    void openTheWindow() {
        person.lastInteractionAt = NOON.minusSeconds(60);
    }

    @Refuses(Reason.PAGE_RESTRICTED)
    void refusesWhileThePageIsBarredFromSending() {
        person.bar = new Bar(Restriction.SENDING_BARRED, null, null);

        assertRefused(Reason.PAGE_RESTRICTED);
    }

    @Test
    void refusesOnAPageThatLostItsAccess() {
        person.connected = false;

        assertRefused(Reason.PAGE_RESTRICTED);
    }

    @Allows(Reason.PAGE_RESTRICTED)
    void allowsWhileThePageIsBarredFromRequestsOnly() {
        person.bar = new Bar(Restriction.REQUESTS_BARRED, null, null);

        assertAllowed();
    }

    @Refuses(Reason.NOT_SERVED)
    void refusesInACountryThatThePackDoesNotServe() {
        person.pack = Situation.PACK_2025;
        person.country = "US";

        assertRefused(Reason.NOT_SERVED);
    }

    @Allows(Reason.NOT_SERVED)
    void allowsInACountryThatThePackServes() {
        person.pack = Situation.PACK_2025;
        person.country = "PL";

        assertAllowed();
    }

    @Refuses(Reason.CONTACT_UNREACHABLE)
    void refusesASecondBeforeTheReportClears() {
        person.reachability = new Reachability(true, NOON.plusSeconds(1), null, null);

        assertRefused(Reason.CONTACT_UNREACHABLE);
    }

    @Allows(Reason.CONTACT_UNREACHABLE)
    void allowsAtTheInstantTheReportClears() {
        person.reachability = new Reachability(true, NOON, null, null);

        assertAllowed();
    }

    @Refuses(Reason.CONTACT_SUPPRESSED)
    void refusesToASuppressedPerson() {
        person.standing = Standing.SUPPRESSED;

        assertRefused(Reason.CONTACT_SUPPRESSED);
    }

    @Allows(Reason.CONTACT_SUPPRESSED)
    void allowsToAPersonWhoIsNotSuppressed() {
        person.standing = Standing.NORMAL;

        assertAllowed();
    }

    @Refuses(Reason.WINDOW_CLOSED)
    void refusesAtExactly24HoursAfterTheInteraction() {
        person.lastInteractionAt = NOON.minus(Duration.ofHours(24));

        assertRefused(Reason.WINDOW_CLOSED);
    }

    @Allows(Reason.WINDOW_CLOSED)
    void allowsAMillisecondBefore24Hours() {
        person.lastInteractionAt = NOON.minus(Duration.ofHours(24)).plusMillis(1);

        assertAllowed();
    }

    @Refuses(Reason.TOO_LATE)
    void refusesAtSendBefore() {
        assertThat(judge(NOON)).isEqualTo(new Refused(Reason.TOO_LATE, null));
    }

    @Allows(Reason.TOO_LATE)
    void allowsAMillisecondBeforeSendBefore() {
        assertThat(judge(NOON.plusMillis(1))).isEqualTo(new Allowed());
    }

    @Refuses(Reason.PAUSED)
    void refusesOnAPausedPage() {
        person.paused = true;

        assertRefused(Reason.PAUSED);
    }

    @Allows(Reason.PAUSED)
    void allowsWhileOnlyATopicIsPaused() {
        person.pausedTopics = Set.of(Situation.NEWS);

        assertAllowed();
    }

    private Verdict judge(@Nullable Instant sendBefore) {
        return person.judge(new Attempt.Ordinary(null, sendBefore), NOON);
    }

    private void assertRefused(Reason reason) {
        assertThat(judge(null)).isEqualTo(new Refused(reason, null));
    }

    private void assertAllowed() {
        assertThat(judge(null)).isEqualTo(new Allowed());
    }
}
