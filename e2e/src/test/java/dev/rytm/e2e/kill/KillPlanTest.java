package dev.rytm.e2e.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KillPlanTest {

    private static final Instant FROM = Instant.parse("2022-09-01T06:00:00Z");
    private static final Instant UNTIL = Instant.parse("2022-10-27T12:00:00Z");

    @Test
    void aSeedRepeatsItsPlan() {
        assertThat(KillPlan.draw(7, FROM, UNTIL)).isEqualTo(KillPlan.draw(7, FROM, UNTIL));
        assertThat(KillPlan.draw(7, FROM, UNTIL)).isNotEqualTo(KillPlan.draw(8, FROM, UNTIL));
    }

    @Test
    void everyPlanHasTwentyKillsInOrderAndFiveOfEachHardWay() {
        for (long seed = 0; seed < 200; seed++) {
            KillPlan plan = KillPlan.draw(seed, FROM, UNTIL);

            var ways =
                    plan.strikes().stream().collect(Collectors.groupingBy(KillPlan.Strike::way, Collectors.counting()));
            assertThat(plan.strikes())
                    .as("seed %d", seed)
                    .hasSize(20)
                    .isSortedAccordingTo((one, other) -> one.from().compareTo(other.from()));
            assertThat(ways.get(Way.BEFORE_THE_ANSWER)).isGreaterThanOrEqualTo(5);
            assertThat(ways.get(Way.WITH_POSTGRES)).isGreaterThanOrEqualTo(5);
            assertThat(plan.strikes()).allMatch(strike -> strike.from().isBefore(UNTIL) && strike.count() > 0);
        }
    }
}
