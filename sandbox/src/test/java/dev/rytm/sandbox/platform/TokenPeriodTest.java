package dev.rytm.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// Where periods begin, in every year from 2020 to 2040.
class TokenPeriodTest {

    @Test
    void a_week_begins_on_monday_also_across_the_year() {
        assertThat(Frequency.WEEKLY.periodStart(LocalDate.parse("2023-01-01"))).isEqualTo("2022-12-26");
        assertThat(Frequency.WEEKLY.periodStart(LocalDate.parse("2023-01-02"))).isEqualTo("2023-01-02");
    }

    @Test
    void periods_cover_every_day_exactly_once() {
        for (Frequency frequency : Frequency.values()) {
            LocalDate start = LocalDate.parse("2020-01-06");
            for (LocalDate day = start; day.getYear() < 2040; day = day.plusDays(1)) {
                LocalDate period = frequency.periodStart(day);
                assertThat(period).isBeforeOrEqualTo(day);
                assertThat(frequency.periodStart(period)).isEqualTo(period);
            }
        }
    }
}
