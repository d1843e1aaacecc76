package dev.rytm.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.policy.Policy;
import dev.rytm.core.policy.Rules;
import dev.rytm.core.policy.Verdict;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {

    private static final long SEED = Long.getLong("rytm.seed", new SecureRandom().nextLong() >>> 1);

    private static final Policy NOBODY_REFUSES = (attempt, contact, page, now) -> new Verdict.Allowed();

    /// As the tenth week ends in the bakery's zone, so that what is unknown has been given up.
    private static final Instant TEN_WEEKS = Instant.parse("2022-11-06T23:30:00Z");

    private static final long LEAST_IN_TEN_WEEKS = 800;

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
    void failsWhenNobodyRefusesAndOnlyThen() {
        DemoReport lawless = play(TEN_WEEKS, NOBODY_REFUSES, "lawless");
        DemoReport lawful = play(TEN_WEEKS, new Rules(), "lawful");

        assertThat(lawless.lastLine()).endsWith("FAILED");
        assertThat(lawless.zeros().outsideRules()).isNotEmpty();
        assertThat(lawful.lastLine()).endsWith(" ok");
    }

    private DemoReport play(boolean observe, Policy policy) {
        return play(
                new DemoRun.Options(SEED, observe, policy, DemoRun.UNTIL, DemoRun.LEAST_SENT, InstantSource.system()),
                directory);
    }

    private DemoReport play(Instant until, Policy policy, String place) {
        return play(
                new DemoRun.Options(SEED, false, policy, until, LEAST_IN_TEN_WEEKS, InstantSource.system()),
                directory.resolve(place));
    }

    private static DemoReport play(DemoRun.Options options, Path place) {
        DemoReport report = DemoRun.play(options, place, System.out);
        report.print(System.out);
        return report;
    }
}
