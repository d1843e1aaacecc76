package dev.rytm.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuietHoursTest {

    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(8, 0));

    @Test
    void lastOverMidnight() {
        assertThat(end(NIGHT, "2022-11-16T20:59:59Z")).isEqualTo("2022-11-16T20:59:59Z");
        assertThat(end(NIGHT, "2022-11-16T21:00:00Z")).isEqualTo("2022-11-17T07:00:00Z");
        assertThat(end(NIGHT, "2022-11-17T06:59:59Z")).isEqualTo("2022-11-17T07:00:00Z");
        assertThat(end(NIGHT, "2022-11-17T07:00:00Z")).isEqualTo("2022-11-17T07:00:00Z");
    }

    @Test
    void lastWithinADay() {
        QuietHours noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0));

        assertThat(end(noon, "2022-11-16T10:59:59Z")).isEqualTo("2022-11-16T10:59:59Z");
        assertThat(end(noon, "2022-11-16T11:00:00Z")).isEqualTo("2022-11-16T12:00:00Z");
    }

    @Test
    void endOnTheWallsClockOverBothChanges() {
        assertThat(end(NIGHT, "2023-03-26T00:00:00Z")).isEqualTo("2023-03-26T06:00:00Z");
        assertThat(end(NIGHT, "2023-10-29T00:00:00Z")).isEqualTo("2023-10-29T07:00:00Z");
    }

    @Test
    void endLaterWhenTheirEndIsLeftOutAndAtTheFirstOccurrenceWhenItIsRepeated() {
        QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30));

        assertThat(end(night, "2023-03-26T00:59:00Z")).isEqualTo("2023-03-26T01:30:00Z");
        assertThat(end(night, "2023-10-29T00:29:00Z")).isEqualTo("2023-10-29T00:30:00Z");
        assertThat(end(night, "2023-10-29T01:00:00Z")).isEqualTo("2023-10-29T01:00:00Z");
    }

    @Test
    void mustEndAtAnotherTimeThanTheyBegin() {
        assertThatThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON))
                .hasMessage("quiet hours must end at another time than they begin, not both at 12:00");
    }

    private static Instant end(QuietHours quiet, String at) {
        return quiet.endOfQuiet(WARSAW, Instant.parse(at));
    }
}
