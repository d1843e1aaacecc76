package dev.rytm.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.policy.Policy;
import dev.rytm.core.policy.Rules;
import dev.rytm.core.policy.Verdict;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("campaign")
class DemoIT {

    private static final Policy NOBODY_REFUSES = (attempt, contact, page, now) -> new Verdict.Allowed();

    private static final Instant TEN_WEEKS = DemoRun.FROM.plus(Duration.ofDays(70));

    @TempDir
    private Path directory;

    @Test
    void endsWithFourZeros() {
        assertThat(play(false, new Rules(), DemoRun.UNTIL).lastLine())
                .endsWith("double=0 after_stop=0 outside_rules=0 lost=0 ok");
    }

    @Test
    void endsWithTheSameZerosWhenThePlatformOnlyObserves() {
        assertThat(play(true, new Rules(), DemoRun.UNTIL).lastLine())
                .endsWith("double=0 after_stop=0 outside_rules=0 lost=0 ok");
    }

    @Test
    void failsWhenNobodyRefuses() {
        DemoReport report = play(false, NOBODY_REFUSES, TEN_WEEKS);

        assertThat(report.lastLine()).endsWith("FAILED");
        assertThat(report.outsideRules()).isNotEmpty();
    }

    private DemoReport play(boolean observe, Policy policy, Instant until) {
        long seed = Long.getLong("rytm.seed", new SecureRandom().nextLong() >>> 1);
        DemoRun.Options options = new DemoRun.Options(seed, observe, policy, until, InstantSource.system());
        DemoReport report = DemoRun.play(options, directory, System.out);
        report.print(System.out);
        return report;
    }
}
