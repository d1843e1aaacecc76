package dev.rytm.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.policy.Policy;
import dev.rytm.core.policy.Rules;
import dev.rytm.core.policy.Verdict;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {

    private static final Policy NOBODY_REFUSES = (attempt, contact, page, now) -> new Verdict.Allowed();

    @TempDir
    private Path directory;

    @Test
    void endsWithFourZeros() {
        assertThat(play(false, new Rules()).lastLine()).endsWith("double=0 after_stop=0 outside_rules=0 lost=0 ok");
    }

    @Test
    void endsWithTheSameZerosWhenThePlatformOnlyObserves() {
        assertThat(play(true, new Rules()).lastLine()).endsWith("double=0 after_stop=0 outside_rules=0 lost=0 ok");
    }

    @Test
    void failsWhenNobodyRefuses() {
        DemoReport report = play(false, NOBODY_REFUSES);

        assertThat(report.lastLine()).endsWith("FAILED");
        assertThat(report.outsideRules()).isNotEmpty();
    }

    private DemoReport play(boolean observe, Policy policy) {
        long seed = Long.getLong("rytm.seed", new SecureRandom().nextLong() >>> 1);
        DemoRun.Options options = new DemoRun.Options(seed, observe, policy, InstantSource.system());
        DemoReport report = DemoRun.play(options, directory, System.out);
        report.print(System.out);
        return report;
    }
}
