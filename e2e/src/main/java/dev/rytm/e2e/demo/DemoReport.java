package dev.rytm.e2e.demo;

import dev.rytm.e2e.audit.Comparison;
import dev.rytm.e2e.audit.Evidence;
import dev.rytm.e2e.audit.LedgerRows;
import dev.rytm.e2e.audit.SandboxEvidence;
import dev.rytm.e2e.audit.WeeklyTurns;
import dev.rytm.e2e.audit.WeeklyTurns.Turn;
import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.sandbox.log.GroundTruth;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// What a demo run came to: the account, the four zeros, and the cases behind whatever is not zero.
public record DemoReport(
        Account account,
        long leastSent,
        List<String> doubles,
        List<String> afterStop,
        List<String> outsideRules,
        List<String> lost) {

    private static final int CASES_SHOWN = 5;

    /// What a judge must know of a run: when it ended (virtual), how much must have been sent for it to mean
    /// anything, and the wall instants at which the server was killed.
    public record Run(Instant until, long leastSent, List<Instant> crashes) {

        public Run {
            crashes = List.copyOf(crashes);
        }
    }

    /// Judges a finished run of the bakery.
    public static DemoReport judge(Run run, GroundTruth log, DataSource database, Bakery bakery) {
        SandboxEvidence truth = new SandboxEvidence(log);
        Map<String, String> titles = Map.of(bakery.topicId(), Bakery.TITLE);
        List<Evidence.Row> rows = LedgerRows.notifications(database, bakery.pageId(), titles);
        WeeklyTurns calendar = new WeeklyTurns(Bakery.DAY, Bakery.TIME);
        List<Turn> turns = truth.consents().stream()
                .flatMap(consent -> calendar.of(consent, run.until()).stream())
                .toList();
        Evidence evidence = new Evidence(truth.calls(), truth.stops(), truth.blocks(), rows, run.crashes());
        Comparison comparison = new Comparison(evidence, Bakery.ZONE);
        return new DemoReport(
                Account.of(turns.size(), rows),
                run.leastSent(),
                comparison.doubles(),
                comparison.afterStop(),
                comparison.outsideRules(),
                comparison.lost(turns));
    }

    /// Whether the account balances, enough was sent to mean anything, and all four figures are zero.
    public boolean ok() {
        return account.balances()
                && account.sent() >= leastSent
                && doubles.isEmpty()
                && afterStop.isEmpty()
                && outsideRules.isEmpty()
                && lost.isEmpty();
    }

    /// The table by reason, the cases, and the last line.
    public void print(PrintStream out) {
        out.println();
        account.reasons().forEach((reason, count) -> out.printf("  %-34s %7d%n", reason, count));
        if (account.unfinished() > 0) {
            out.printf("  %-34s %7d%n", "not ended (must be 0)", account.unfinished());
        }
        Map.of("double", doubles, "after_stop", afterStop, "outside_rules", outsideRules, "lost", lost)
                .forEach((name, cases) ->
                        cases.stream().limit(CASES_SHOWN).forEach(one -> out.println("  " + name + ": " + one)));
        out.println();
        out.println(lastLine());
    }

    /// The line by which scripts judge a run.
    public String lastLine() {
        return "demo: planned=%d sent=%d refused=%d failed=%d unknown=%d double=%d after_stop=%d outside_rules=%d lost=%d %s"
                .formatted(
                        account.planned(),
                        account.sent(),
                        account.refused(),
                        account.failed(),
                        account.unknown(),
                        doubles.size(),
                        afterStop.size(),
                        outsideRules.size(),
                        lost.size(),
                        ok() ? "ok" : "FAILED");
    }
}
