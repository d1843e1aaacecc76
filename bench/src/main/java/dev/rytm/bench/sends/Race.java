package dev.rytm.bench.sends;

import dev.rytm.bench.stage.BenchPostgres;
import dev.rytm.bench.stage.Cost;
import dev.rytm.bench.stage.Measured;
import dev.rytm.bench.stub.StubProcess;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rounds of contenders in turn, so that whatever else the machine does meets all of them alike.
///
/// Each round starts from a checkpoint and fresh statistics, with its contender ready at the starting line. The
/// stub counts: a contender whose calls are not exactly its sends ends the bench.
final class Race {

    private static final int WORST = 12;

    private final BenchPostgres postgres;
    private final StubProcess stub;
    private final PrintStream out;
    private final Map<String, List<Measured>> results = new HashMap<>();
    private List<String> worst = List.of();

    Race(BenchPostgres postgres, StubProcess stub, PrintStream out) {
        this.postgres = postgres;
        this.stub = stub;
        this.out = out;
    }

    /// One round of each that warms up and does not count, then as many as asked for. Nobody runs unless everybody
    /// waits for the disk.
    void run(List<? extends Contender> contenders, int sends, int rounds) {
        contenders.forEach(this::requireDurability);
        for (int round = 0; round <= rounds; round++) {
            for (Contender contender : contenders) {
                Measured measured = once(contender, sends);
                out.println((round == 0 ? "  warm-up " : "  round " + round + " ") + measured.line());
                if (round > 0) {
                    results.computeIfAbsent(contender.name(), _ -> new ArrayList<>())
                            .add(measured);
                }
            }
        }
    }

    private void requireDurability(Contender contender) {
        contender.durability().ifPresent(durability -> {
            durability.require(contender.name());
            out.println("  " + contender.name() + ": " + durability);
        });
    }

    private Measured once(Contender contender, int sends) {
        contender.prepare(sends);
        postgres.analyze(contender.database());
        postgres.checkpoint();
        postgres.resetStatements();
        long before = stub.calls();
        Measured measured =
                new Cost(postgres, contender.database()).of(contender.name(), sends, () -> contender.run(sends));
        long calls = stub.calls() - before;
        if (calls != sends) {
            throw new IllegalStateException(
                    contender.name() + " made " + calls + " calls for " + sends + " sends, as the stub counts");
        }
        worst = postgres.worst(contender.database(), WORST);
        contender.check(sends);
        return measured;
    }

    /// Prints what PostgreSQL spent the last round on, which is the last contender's, and everybody's median round.
    void report(List<? extends Contender> contenders) {
        out.println("  statements of the last round:");
        worst.forEach(line -> out.println("    " + line));
        out.println("  medians:");
        contenders.forEach(contender -> out.println("    " + median(contender).line()));
    }

    /// The round with the median speed.
    private Measured median(Contender contender) {
        List<Measured> sorted = new ArrayList<>(results.getOrDefault(contender.name(), List.of()));
        sorted.sort((one, other) -> Double.compare(one.perSecond(), other.perSecond()));
        return sorted.get(sorted.size() / 2);
    }

    /// The median over rounds of how much faster one was than the other in the same round.
    double ratio(Contender one, Contender other) {
        List<Measured> ones = results.getOrDefault(one.name(), List.of());
        List<Measured> others = results.getOrDefault(other.name(), List.of());
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ones.size(); round++) {
            ratios.add(ones.get(round).perSecond() / others.get(round).perSecond());
        }
        ratios.sort(Double::compare);
        return ratios.get(ratios.size() / 2);
    }
}
