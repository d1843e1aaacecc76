package dev.rytm.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.policy.Policy;
import dev.rytm.core.policy.Rules;
import dev.rytm.core.policy.Verdict;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    void endsWithFourZerosAlsoWhenThePlatformOnlyObserves() throws Exception {
        List<DemoReport> lives = sideBySide(() -> life(false, "life"), () -> life(true, "observed"));

        assertThat(lives)
                .extracting(DemoReport::lastLine)
                .allSatisfy(line -> assertThat(line).endsWith("double=0 after_stop=0 outside_rules=0 lost=0 ok"));
    }

    @Test
    void failsWhenNobodyRefusesAndOnlyThen() throws Exception {
        List<DemoReport> weeks =
                sideBySide(() -> tenWeeks(NOBODY_REFUSES, "lawless"), () -> tenWeeks(new Rules(), "lawful"));

        DemoReport lawless = weeks.getFirst();
        assertThat(lawless.lastLine()).endsWith("FAILED");
        assertThat(lawless.zeros().outsideRules()).isNotEmpty();
        assertThat(weeks.getLast().lastLine()).endsWith(" ok");
    }

    /// Half of the time of a life is waiting, and lives do not know of each other.
    private static List<DemoReport> sideBySide(Callable<DemoReport> one, Callable<DemoReport> other) throws Exception {
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<DemoReport> reports = new ArrayList<>();
            for (Future<DemoReport> life : threads.invokeAll(List.of(one, other))) {
                reports.add(life.get());
            }
            return reports;
        }
    }

    private DemoReport life(boolean observe, String place) {
        return play(
                new DemoRun.Options(
                        SEED, observe, new Rules(), DemoRun.UNTIL, DemoRun.LEAST_SENT, InstantSource.system()),
                directory.resolve(place));
    }

    private DemoReport tenWeeks(Policy policy, String place) {
        return play(
                new DemoRun.Options(SEED, false, policy, TEN_WEEKS, LEAST_IN_TEN_WEEKS, InstantSource.system()),
                directory.resolve(place));
    }

    private static DemoReport play(DemoRun.Options options, Path place) {
        DemoReport report = DemoRun.play(options, place, System.out);
        report.print(System.out);
        return report;
    }
}
