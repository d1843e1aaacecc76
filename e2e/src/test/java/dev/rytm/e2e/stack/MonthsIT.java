package dev.rytm.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rytm.sandbox.Sandbox;
import dev.rytm.sandbox.SandboxConfig;
import dev.rytm.sandbox.clock.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonthsIT {

    private static final Instant FROM = Instant.parse("2022-09-01T06:00:00Z");
    private static final Instant UNTIL = Instant.parse("2022-11-06T23:30:00Z");

    @Test
    void turnsMonthByMonth() {
        try (Sandbox sandbox = sandbox()) {
            sandbox.clock().listenTo(() -> new Backlog(sandbox.clock().now(), true, null, "nothing to do"));
            List<Instant> reached = new ArrayList<>();

            new Months(sandbox.clock(), Duration.ofMinutes(1)).turnTo(UNTIL, reached::add);

            assertThat(reached)
                    .containsExactly(
                            Instant.parse("2022-10-01T00:00:00Z"), Instant.parse("2022-11-01T00:00:00Z"), UNTIL);
        }
    }

    @Test
    void givesUpOnAServerThatNeverGetsQuietAndSaysWhatItWaitsFor() {
        try (Sandbox sandbox = sandbox()) {
            sandbox.clock().listenTo(() -> new Backlog(sandbox.clock().now(), false, null, "one send is due for ever"));
            Months months = new Months(sandbox.clock(), Duration.ofMillis(300));

            assertThatThrownBy(() -> months.turnTo(UNTIL, _ -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("stands at 2022-09-01T06:00:00Z")
                    .hasMessageContaining("one send is due for ever");
            assertThat(sandbox.clock().now()).isEqualTo(FROM);
        }
    }

    private static Sandbox sandbox() {
        return Sandbox.start(SandboxConfig.simulation(FROM, 1, InstantSource.system()));
    }
}
