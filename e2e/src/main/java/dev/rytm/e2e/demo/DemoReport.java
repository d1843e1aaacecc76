package dev.rytm.e2e.demo;

import dev.rytm.core.contact.Frequency;
import dev.rytm.e2e.audit.Comparison;
import dev.rytm.e2e.audit.Evidence;
import dev.rytm.e2e.audit.LedgerRows;
import dev.rytm.e2e.audit.Periods;
import dev.rytm.e2e.audit.Reconciliation;
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

/// What a demo run came to: the account, the four zeros, whatever in ledger and log does not fit together, and the
/// cases behind all that is not zero.
public record DemoReport(Run run, Account account, Content content, Zeros zeros, List<String> ledger) {

    private static final int CASES_SHOWN = 5;

    public DemoReport {
        ledger = List.copyOf(ledger);
    }

    /// What a judge must know of a run: when it ended (virtual), how much must have been sent for it to mean
    /// anything, whether it is the whole life, in which everything must have happened, and the wall instants at
    /// which the server was killed.
    public record Run(Instant until, long leastSent, boolean whole, List<Instant> crashes) {

        public Run {
            crashes = List.copyOf(crashes);
        }
    }

    /// The four figures that must be zero, as their cases.
    public record Zeros(List<String> doubles, List<String> afterStop, List<String> outsideRules, List<String> lost) {

        boolean hold() {
            return doubles.isEmpty() && afterStop.isEmpty() && outsideRules.isEmpty() && lost.isEmpty();
        }
    }

    /// Judges a finished run of the bakery.
    public static DemoReport judge(Run run, GroundTruth log, DataSource database, Bakery bakery) {
        Map<String, String> titles = Map.of(bakery.topicId(), Bakery.TITLE);
        Evidence evidence =
                new SandboxEvidence(log).with(LedgerRows.of(database, bakery.pageId(), titles), run.crashes());
        WeeklyTurns calendar = new WeeklyTurns(Bakery.DAY, Bakery.TIME);
        List<Turn> turns = evidence.consents().stream()
                .flatMap(consent -> calendar.of(consent, run.until()).stream())
                .toList();
        Comparison comparison =
                new Comparison(evidence, new Periods(Bakery.ZONE, Map.of(Bakery.TITLE, Frequency.WEEKLY)));
        return new DemoReport(
                run,
                Account.of(turns.size(), evidence.rows()),
                Content.of(log, Bakery.ZONE, run.until()),
                new Zeros(
                        comparison.doubles(),
                        comparison.afterStop(),
                        comparison.outsideRules(),
                        comparison.lost(turns)),
                new Reconciliation(evidence, run.until()).cases());
    }

    /// Whether the account balances, enough was sent and happened to mean anything, all four figures are zero, and
    /// ledger and log say the same.
    public boolean ok() {
        return account.balances()
                && account.notifications().sent() >= run.leastSent()
                && missing().isEmpty()
                && zeros.hold()
                && ledger.isEmpty();
    }

    private List<String> missing() {
        return run.whole() ? content.missing() : List.of();
    }

    /// The table by reason, what happened, the cases, and the last line.
    public void print(PrintStream out) {
        out.println();
        account.reasons().forEach((reason, count) -> line(out, reason, count));
        if (account.unfinished() > 0) {
            line(out, "not ended (must be 0)", account.unfinished());
        }
        out.println();
        content.counts().forEach((what, count) -> line(out, what, count));
        out.println();
        missing().forEach(what -> out.println("  not often enough: " + what));
        cases(out, "double", zeros.doubles());
        cases(out, "after_stop", zeros.afterStop());
        cases(out, "outside_rules", zeros.outsideRules());
        cases(out, "lost", zeros.lost());
        cases(out, "ledger", ledger);
        account(out, "requests", account.requests());
        account(out, "window messages", account.messages());
        out.println(lastLine());
    }

    private static void line(PrintStream out, String words, long count) {
        out.printf("  %-34s %7d%n", words, count);
    }

    private static void cases(PrintStream out, String name, List<String> cases) {
        cases.stream().limit(CASES_SHOWN).forEach(one -> out.println("  " + name + ": " + one));
        if (cases.size() > CASES_SHOWN) {
            out.printf("  %s: and %d more%n", name, cases.size() - CASES_SHOWN);
        }
    }

    private static void account(PrintStream out, String kind, Account.Ends ends) {
        out.printf(
                "demo: %s: planned=%d sent=%d refused=%d failed=%d unknown=%d%n",
                kind, ends.ended() + ends.open(), ends.sent(), ends.refused(), ends.failed(), ends.unknown());
    }

    /// The line by which scripts judge a run.
    public String lastLine() {
        Account.Ends ends = account.notifications();
        return "demo: planned=%d sent=%d refused=%d failed=%d unknown=%d double=%d after_stop=%d outside_rules=%d lost=%d %s"
                .formatted(
                        account.planned(),
                        ends.sent(),
                        ends.refused(),
                        ends.failed(),
                        ends.unknown(),
                        zeros.doubles().size(),
                        zeros.afterStop().size(),
                        zeros.outsideRules().size(),
                        zeros.lost().size(),
                        ok() ? "ok" : "FAILED");
    }
}
