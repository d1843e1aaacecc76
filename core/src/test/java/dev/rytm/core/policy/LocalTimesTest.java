package dev.rytm.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class LocalTimesTest {

    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

    @Test
    void aTimeThatDoesNotExistMovesForwardByTheLengthOfTheGap() {
        LocalDate spring = LocalDate.of(2023, 3, 26);

        assertThat(LocalTimes.at(spring, LocalTime.of(2, 30), WARSAW)).isEqualTo("2023-03-26T01:30:00Z");
        assertThat(LocalTimes.at(spring, LocalTime.of(3, 30), WARSAW)).isEqualTo("2023-03-26T01:30:00Z");
    }

    @Test
    void aTimeThatOccursTwiceIsTakenAtItsFirstOccurrence() {
        assertThat(LocalTimes.at(LocalDate.of(2023, 10, 29), LocalTime.of(2, 30), WARSAW))
                .isEqualTo("2023-10-29T00:30:00Z");
    }

    @Test
    void aGapOfHalfAnHourMovesByHalfAnHour() {
        ZoneId lordHowe = ZoneId.of("Australia/Lord_Howe");

        assertThat(LocalTimes.at(LocalDate.of(2023, 10, 1), LocalTime.of(2, 15), lordHowe))
                .isEqualTo(LocalTimes.at(LocalDate.of(2023, 10, 1), LocalTime.of(2, 45), lordHowe));
    }
}
