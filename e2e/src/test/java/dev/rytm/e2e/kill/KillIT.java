package dev.rytm.e2e.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("campaign")
class KillIT {

    private static final int LEAST_KILLS = 20;
    private static final int LEAST_OF_A_HARD_WAY = 5;

    @TempDir
    Path directory;

    @Test
    void everyPlannedSendIsAccountedForThoughTheServerIsKilledTwentyTimes() throws Exception {
        long seed = Long.getLong("rytm.seed", new SecureRandom().nextLong() >>> 1);

        KillReport report = KillRun.play(seed, directory, System.out);
        report.print(System.out);

        assertThat(report.hits()).isGreaterThanOrEqualTo(LEAST_KILLS);
        assertThat(report.hits(Way.BEFORE_THE_ANSWER)).isGreaterThanOrEqualTo(LEAST_OF_A_HARD_WAY);
        assertThat(report.hits(Way.WITH_POSTGRES)).isGreaterThanOrEqualTo(LEAST_OF_A_HARD_WAY);
        assertThat(report.damage()).isEmpty();
        assertThat(report.demo().lastLine()).endsWith(" ok");
    }
}
