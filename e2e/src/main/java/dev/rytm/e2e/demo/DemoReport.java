package dev.rytm.e2e.demo;

import dev.rytm.e2e.audit.Comparison;
import dev.rytm.e2e.audit.WeeklyTurns.Turn;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/// What a demo run came to: the account, the four zeros, and the cases behind whatever is not zero.
public record DemoReport(
        Account account, List<String> doubles, List<String> afterStop, List<String> outsideRules, List<String> lost) {

    private static final int CASES_SHOWN = 5;
    private static final long LEAST_SENT = 3_000;

    static DemoReport of(Account account, Comparison comparison, List<Turn> turns) {
        return new DemoReport(
                account,
                comparison.doubles(),
                comparison.afterStop(),
                comparison.outsideRules(),
                comparison.lost(turns));
    }

    /// Whether the account balances, enough was sent to mean anything, and all four figures are zero.
    public boolean ok() {
        return account.balances()
                && account.sent() >= LEAST_SENT
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
