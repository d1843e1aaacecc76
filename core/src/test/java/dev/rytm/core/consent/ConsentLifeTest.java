package dev.rytm.core.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentMark;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.message.CallToAction;
import dev.rytm.core.testing.Situation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A weekly topic in Warsaw under the rules of 2022: a consent lasts nine months.
class ConsentLifeTest {

    private static final ZoneId WARSAW = Situation.WARSAW;
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Wording FIRST = wording(1, "Nowości");
    private static final Wording SECOND = wording(2, "Nowości tygodnia");
    private static final Topic TOPIC = new Topic(
            new TopicId("news"),
            "Nowości",
            Frequency.WEEKLY,
            WARSAW,
            2,
            Map.of(1, FIRST, 2, SECOND),
            true,
            null,
            null,
            null,
            null);
    private static final Matter MATTER = new Matter(TOPIC, Situation.PACK_2022, "webhook");
    private static final Instant OPT_IN = Instant.parse("2022-06-01T10:00:00Z");
    /// Nine months later at the same local time, which is an hour later in winter.
    private static final Instant END = Instant.parse("2023-03-01T11:00:00Z");

    private final Consent active =
            ConsentLife.optIn(null, MATTER, grant(OPT_IN, "a")).next();
    private final Consent stopped = ConsentLife.switched(
                    active, MATTER, ConsentMark.of(OPT_IN.plusSeconds(10), ConsentMark.Kind.STOPPED))
            .next();

    @Test
    void aFirstOptInMakesAnActiveConsent() {
        Transition first = ConsentLife.optIn(null, MATTER, grant(OPT_IN, "a"));

        assertThat(first.next().status()).isEqualTo(ConsentStatus.ACTIVE);
        assertThat(first.next().token()).isEqualTo("a");
        assertThat(first.next().zone()).isEqualTo(WARSAW);
        assertThat(first.next().frequency()).isEqualTo(Frequency.WEEKLY);
        assertThat(first.next().optedInAt()).isEqualTo(OPT_IN);
        assertThat(first.next().changedAt()).isEqualTo(OPT_IN);
        assertThat(first.next().expiresAt()).isEqualTo(END);
        assertThat(first.changes())
                .containsExactly(new ConsentChange(
                        TOPIC.id(),
                        ConsentChange.Kind.OPTED_IN,
                        OPT_IN,
                        true,
                        Frequency.WEEKLY,
                        END,
                        FIRST,
                        "webhook"));
    }

    @Test
    void anOptInOnAnActiveConsentReplacesTokenZoneAndEnd() {
        Instant later = Instant.parse("2022-07-01T10:00:00Z");
        Transition again = ConsentLife.optIn(
                active.withNextEligibleAt(later), MATTER, new Grant(later, null, "b", TOKYO, null, 2));

        assertThat(again.next().token()).isEqualTo("b");
        assertThat(again.next().zone()).isEqualTo(TOKYO);
        assertThat(again.next().optedInAt()).isEqualTo(later);
        assertThat(again.next().expiresAt()).isEqualTo("2023-04-01T10:00:00Z");
        assertThat(again.next().nextEligibleAt()).as("belongs to the old token").isNull();
        assertThat(again.did(ConsentChange.Kind.OPTED_IN)).isTrue();
        assertThat(again.changes().getFirst().wording()).isEqualTo(SECOND);
    }

    @Test
    void anOptInOnAStoppedConsentLiftsTheStopAlsoWithTheSameToken() {
        Transition lifted = ConsentLife.optIn(stopped, MATTER, grant(OPT_IN.plusSeconds(11), "a"));

        assertThat(lifted.next().status()).isEqualTo(ConsentStatus.ACTIVE);
        assertThat(lifted.next().expiresAt()).isEqualTo(END.plusSeconds(11));
    }

    @Test
    void anOptInWakesAnExpiredAndARevokedConsent() {
        Consent expired = ConsentLife.lapse(active, MATTER, END).orElseThrow().next();
        Consent revoked =
                ConsentLife.revoke(active, MATTER, OPT_IN.plusSeconds(5)).next();

        assertThat(ConsentLife.optIn(expired, MATTER, grant(END.plusSeconds(1), "b"))
                        .next()
                        .status())
                .isEqualTo(ConsentStatus.ACTIVE);
        assertThat(ConsentLife.optIn(revoked, MATTER, grant(OPT_IN.plusSeconds(6), "b"))
                        .next()
                        .status())
                .isEqualTo(ConsentStatus.ACTIVE);
    }

    @Test
    void metasOwnEndWinsWhereThePackHasOneAndIsOnlyStoredElsewhere() {
        Instant metas = Instant.parse("2022-12-24T00:00:00Z");
        Grant grant = new Grant(OPT_IN, null, "a", WARSAW, metas, 1);
        Consent lasting = ConsentLife.optIn(null, new Matter(TOPIC, Situation.PACK_2023, "webhook"), grant)
                .next();

        assertThat(ConsentLife.optIn(null, MATTER, grant).next().expiresAt()).isEqualTo(metas);
        assertThat(lasting.expiresAt()).isNull();
        assertThat(ConsentLife.underPack(lasting, MATTER, OPT_IN)
                        .orElseThrow()
                        .next()
                        .expiresAt())
                .isEqualTo(metas);
    }

    @Test
    void aStopStopsAndAResumeResumes() {
        Transition stop =
                ConsentLife.switched(active, MATTER, ConsentMark.of(OPT_IN.plusSeconds(10), ConsentMark.Kind.STOPPED));
        Transition resume = ConsentLife.switched(
                stop.next(), MATTER, ConsentMark.of(OPT_IN.plusSeconds(11), ConsentMark.Kind.RESUMED));

        assertThat(stop.next().status()).isEqualTo(ConsentStatus.STOPPED);
        assertThat(stop.did(ConsentChange.Kind.STOPPED)).isTrue();
        assertThat(stop.changes().getFirst().wording()).isEqualTo(FIRST);
        assertThat(resume.next().status()).isEqualTo(ConsentStatus.ACTIVE);
        assertThat(resume.did(ConsentChange.Kind.RESUMED)).isTrue();
        assertThat(resume.next().expiresAt()).isEqualTo(END);
    }

    @Test
    void aResumeActsOnAStoppedConsentOnly() {
        Consent revoked =
                ConsentLife.revoke(stopped, MATTER, OPT_IN.plusSeconds(20)).next();
        Transition onActive =
                ConsentLife.switched(active, MATTER, ConsentMark.of(OPT_IN.plusSeconds(30), ConsentMark.Kind.RESUMED));
        Transition onRevoked =
                ConsentLife.switched(revoked, MATTER, ConsentMark.of(OPT_IN.plusSeconds(30), ConsentMark.Kind.RESUMED));

        assertThat(onActive.changes().getFirst().effective()).isFalse();
        assertThat(onRevoked.next().status()).isEqualTo(ConsentStatus.REVOKED);
        assertThat(onRevoked.changes().getFirst().effective()).isFalse();
    }

    @Test
    void aResumeActsBeforeTheEndOnly() {
        Transition before =
                ConsentLife.switched(stopped, MATTER, ConsentMark.of(END.minusMillis(1), ConsentMark.Kind.RESUMED));
        Transition at = ConsentLife.switched(stopped, MATTER, ConsentMark.of(END, ConsentMark.Kind.RESUMED));

        assertThat(before.next().status()).isEqualTo(ConsentStatus.ACTIVE);
        assertThat(at.next().status()).isEqualTo(ConsentStatus.EXPIRED);
        assertThat(at.changes())
                .extracting(ConsentChange::kind, ConsentChange::at, ConsentChange::effective)
                .containsExactly(
                        tuple(ConsentChange.Kind.EXPIRED, END, true), tuple(ConsentChange.Kind.RESUMED, END, false));
    }

    @Test
    void aRefreshmentMovesTheEndAndBringsTheNewToken() {
        Instant dayBefore = END.minusSeconds(86_400);
        Transition refreshed = ConsentLife.refresh(active, MATTER, grant(dayBefore, "b"));

        assertThat(refreshed.next().token()).isEqualTo("b");
        assertThat(refreshed.next().optedInAt()).isEqualTo(OPT_IN);
        assertThat(refreshed.next().expiresAt()).isEqualTo("2023-11-28T11:00:00Z");
        assertThat(refreshed.did(ConsentChange.Kind.REFRESHED)).isTrue();
    }

    @Test
    void aRefreshmentLeavesAStopAndTheZone() {
        Transition refreshed =
                ConsentLife.refresh(stopped, MATTER, new Grant(END.minusSeconds(1), null, "a", TOKYO, null, null));

        assertThat(refreshed.next().status()).isEqualTo(ConsentStatus.STOPPED);
        assertThat(refreshed.next().zone()).isEqualTo(WARSAW);
        assertThat(refreshed.next().expiresAt()).isEqualTo("2023-12-01T10:59:59Z");
    }

    @Test
    void aRefreshmentAtTheEndIsANewOptIn() {
        Transition refreshed = ConsentLife.refresh(stopped, MATTER, grant(END, "b"));

        assertThat(refreshed.next().status()).isEqualTo(ConsentStatus.ACTIVE);
        assertThat(refreshed.next().optedInAt()).isEqualTo(END);
        assertThat(refreshed.did(ConsentChange.Kind.OPTED_IN)).isTrue();
    }

    @Test
    void aConsentLapsesAtItsEndNotBeforeAndOnce() {
        assertThat(ConsentLife.lapse(active, MATTER, END.minusMillis(1))).isEmpty();
        Consent expired = ConsentLife.lapse(active, MATTER, END).orElseThrow().next();
        assertThat(expired.status()).isEqualTo(ConsentStatus.EXPIRED);
        assertThat(ConsentLife.lapse(expired, MATTER, END.plusSeconds(1))).isEmpty();
        assertThat(ConsentLife.lapse(stopped, MATTER, END).orElseThrow().next().status())
                .isEqualTo(ConsentStatus.EXPIRED);
    }

    @Test
    void metasAnswersCountFromTheStartOfTheAttempt() {
        Instant attempt = OPT_IN.plusSeconds(100);
        Consent newer = ConsentLife.optIn(active, MATTER, grant(attempt.plusSeconds(1), "b"))
                .next();

        assertThat(ConsentLife.revoke(active, MATTER, attempt).next().status()).isEqualTo(ConsentStatus.REVOKED);
        assertThat(ConsentLife.expire(active, MATTER, attempt).next().status()).isEqualTo(ConsentStatus.EXPIRED);
        assertThat(ConsentLife.revoke(newer, MATTER, attempt).next()).isEqualTo(newer);
        assertThat(ConsentLife.expire(newer, MATTER, attempt).next()).isEqualTo(newer);
        assertThat(ConsentLife.switched(newer, MATTER, ConsentMark.of(attempt, ConsentMark.Kind.STOPPED))
                        .next())
                .isEqualTo(newer);
    }

    @Test
    void anOlderEventIsRecordedAndChangesNothing() {
        Transition late = ConsentLife.optIn(stopped, MATTER, grant(OPT_IN.minusSeconds(1), "old"));

        assertThat(late.next()).isEqualTo(stopped);
        assertThat(late.changes()).singleElement().satisfies(change -> {
            assertThat(change.effective()).isFalse();
            assertThat(change.at()).isEqualTo(OPT_IN.minusSeconds(1));
        });
    }

    @Test
    void aStopWinsTies() {
        Consent stoppedFirst = ConsentLife.switched(
                        ConsentLife.unheard(TOPIC, "a", OPT_IN),
                        MATTER,
                        ConsentMark.of(OPT_IN, ConsentMark.Kind.STOPPED))
                .next();

        assertThat(ConsentLife.switched(active, MATTER, ConsentMark.of(OPT_IN, ConsentMark.Kind.STOPPED))
                        .next()
                        .status())
                .isEqualTo(ConsentStatus.STOPPED);
        assertThat(ConsentLife.optIn(stoppedFirst, MATTER, grant(OPT_IN, "a"))
                        .next()
                        .status())
                .isEqualTo(ConsentStatus.STOPPED);
        Consent resumed = ConsentLife.switched(
                        active, MATTER, ConsentMark.of(OPT_IN.plusSeconds(10), ConsentMark.Kind.RESUMED))
                .next();
        assertThat(ConsentLife.switched(
                                resumed, MATTER, ConsentMark.of(OPT_IN.plusSeconds(10), ConsentMark.Kind.STOPPED))
                        .next()
                        .status())
                .isEqualTo(ConsentStatus.STOPPED);
    }

    @Test
    void aStopThatArrivesAfterANewerRefreshmentIsNotLost() {
        Consent refreshed = ConsentLife.refresh(active, MATTER, grant(OPT_IN.plusSeconds(20), "b"))
                .next();
        Transition stop = ConsentLife.switched(
                refreshed, MATTER, ConsentMark.of(OPT_IN.plusSeconds(10), ConsentMark.Kind.STOPPED));

        assertThat(stop.next().status()).isEqualTo(ConsentStatus.STOPPED);
        assertThat(stop.did(ConsentChange.Kind.STOPPED)).isTrue();
    }

    @Test
    void aStopThatArrivesBeforeItsOptInHolds() {
        Transition stop = ConsentLife.switched(
                ConsentLife.unheard(TOPIC, "a", OPT_IN),
                MATTER,
                ConsentMark.of(OPT_IN.plusSeconds(10), ConsentMark.Kind.STOPPED));
        Transition optIn = ConsentLife.optIn(stop.next(), MATTER, grant(OPT_IN, "a"));

        assertThat(stop.did(ConsentChange.Kind.STOPPED)).isTrue();
        assertThat(optIn.did(ConsentChange.Kind.OPTED_IN)).isFalse();
        assertThat(optIn.next()).isEqualTo(stopped);
    }

    @Test
    void aResumeOfAConsentNobodyTookDownSendsNothing() {
        Transition resume = ConsentLife.switched(
                ConsentLife.unheard(TOPIC, "a", OPT_IN), MATTER, ConsentMark.of(OPT_IN, ConsentMark.Kind.RESUMED));

        assertThat(resume.next().status()).isEqualTo(ConsentStatus.STOPPED);
        assertThat(resume.changes().getFirst().effective()).isFalse();
    }

    @Test
    void aRefreshmentThatArrivesAfterTheTimerUndoesTheLapse() {
        Consent lapsed = ConsentLife.lapse(active, MATTER, END).orElseThrow().next();
        Transition refreshed = ConsentLife.refresh(lapsed, MATTER, grant(END.minusSeconds(60), "a"));

        assertThat(refreshed.next().status()).isEqualTo(ConsentStatus.ACTIVE);
        assertThat(refreshed.did(ConsentChange.Kind.REFRESHED)).isTrue();
    }

    private static Grant grant(Instant at, String token) {
        return new Grant(at, null, token, WARSAW, null, 1);
    }

    private static Wording wording(int version, String title) {
        return new Wording(version, title, null, CallToAction.GET_UPDATES, "pl");
    }
}
