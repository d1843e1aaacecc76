package dev.rytm.core.contact;

import static dev.rytm.core.contact.ConsentMark.Kind.OPTED_IN;
import static dev.rytm.core.contact.ConsentMark.Kind.REFRESHED;
import static dev.rytm.core.contact.ConsentMark.Kind.RESUMED;
import static dev.rytm.core.contact.ConsentMark.Kind.RESUMED_HERE;
import static dev.rytm.core.contact.ConsentMark.Kind.STOPPED;
import static dev.rytm.core.contact.ConsentMark.Kind.STOPPED_HERE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsentMomentTest {

    private static final Instant NOON = Instant.parse("2026-06-03T12:00:00Z");

    @Test
    void stoppedIsTheStopAndNotWhatCameAfterIt() {
        assertThat(ConsentMoment.STOPPED.of(consent(ConsentStatus.STOPPED, OPTED_IN, STOPPED, REFRESHED)))
                .isEqualTo(second(1));
        assertThat(ConsentMoment.STOPPED.of(consent(ConsentStatus.ACTIVE, OPTED_IN, STOPPED, RESUMED)))
                .isNull();
    }

    @Test
    void resumedIsTheResumeThatTookTheStopBack() {
        assertThat(ConsentMoment.RESUMED.of(consent(ConsentStatus.ACTIVE, OPTED_IN, STOPPED_HERE, RESUMED_HERE)))
                .isEqualTo(second(2));
        assertThat(ConsentMoment.RESUMED.of(consent(ConsentStatus.ACTIVE, OPTED_IN, RESUMED)))
                .as("there was nothing to take back")
                .isNull();
        assertThat(ConsentMoment.RESUMED.of(consent(ConsentStatus.STOPPED, OPTED_IN, STOPPED, RESUMED_HERE)))
                .as("Meta still holds it")
                .isNull();
    }

    @Test
    void aNewAgreementForgetsEarlierTurns() {
        assertThat(ConsentMoment.RESUMED.of(consent(ConsentStatus.ACTIVE, STOPPED, RESUMED, OPTED_IN)))
                .isNull();
    }

    @Test
    void aStopThatNobodySawCountsFromTheLastChange() {
        assertThat(ConsentMoment.STOPPED.of(consent(ConsentStatus.STOPPED))).isEqualTo(NOON);
    }

    private static Instant second(int i) {
        return NOON.plusSeconds(i);
    }

    private static Consent consent(ConsentStatus status, ConsentMark.Kind... kinds) {
        List<ConsentMark> marks = new ArrayList<>();
        for (int i = 0; i < kinds.length; i++) {
            marks.add(ConsentMark.of(second(i), kinds[i]));
        }
        return new Consent(
                new TopicId("news"), "t", Frequency.WEEKLY, ZoneOffset.UTC, NOON, null, status, NOON, null, marks);
    }
}
