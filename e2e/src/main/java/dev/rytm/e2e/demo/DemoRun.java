package dev.rytm.e2e.demo;

import dev.rytm.core.policy.Policy;
import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.e2e.stack.Machine;
import dev.rytm.e2e.stack.Town;
import dev.rytm.sandbox.fault.CallFault;
import dev.rytm.sandbox.fault.WebhookFault;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// One run of the demo, from an empty database to the report.
public final class DemoRun {

    /// Both changes of the clock of Europe/Warsaw and the end of nine-month consents lie inside; it ends as a week
    /// ends.
    static final Instant FROM = Instant.parse("2022-09-01T06:00:00Z");

    static final Instant UNTIL = Instant.parse("2023-06-18T22:30:00Z");

    /// One call in a hundred goes wrong, in equal shares.
    static final Map<CallFault, Double> CALL_FAULTS = new EnumMap<>(Map.of(
            CallFault.TIMEOUT_BEFORE, 0.0025,
            CallFault.TIMEOUT_AFTER, 0.0025,
            CallFault.SERVER_ERROR_BEFORE, 0.0025,
            CallFault.SERVER_ERROR_AFTER, 0.0025));

    /// And one webhook in four hundred comes twice.
    private static final double DUPLICATES = 0.0025;

    /// A message inside the window is given up an hour after it was left open; so long before the end, calls no longer
    /// go wrong.
    private static final Duration LAST_QUIET = Duration.ofHours(2);

    static final long LEAST_SENT = 3_000;

    /// What a run may vary. `policy` is the rules, except in the test that shows that the comparison sees their
    /// absence; `leastSent` is how many notifications must arrive for the run to mean anything.
    public record Options(
            long seed, boolean observe, Policy policy, Instant until, long leastSent, InstantSource machineClock) {}

    /// People look at their phones every fourth hour: the clock stops at every instant at which anything happens.
    private static final Duration TICK = Duration.ofHours(4);

    private DemoRun() {}

    /// Plays the whole life in `directory`, which must be empty.
    public static DemoReport play(Options options, Path directory, PrintStream out) {
        out.printf("demo: seed %d, %d people, %s to %s%n", options.seed(), Crowd.size(), FROM, options.until());
        out.println("demo: machine times: " + Machine.times());
        try (Town town = Town.found(plan(options, directory))) {
            Bakery bakery = town.openBakery();
            CALL_FAULTS.forEach(town.sandbox().faults()::rate);
            town.sandbox().faults().rate(WebhookFault.DUPLICATE, DUPLICATES);
            town.sandbox().people().tick(TICK);
            town.sandbox().settings(town.sandbox().settings().withReceiptAfter(Duration.ZERO));
            Crowd.join(town.sandbox().people(), Bakery.META_PAGE);
            town.turnTo(options.until().minus(LAST_QUIET), out);
            town.sandbox().faults().clear();
            town.turnTo(options.until(), out);
            boolean whole = !options.until().isBefore(UNTIL);
            return DemoReport.judge(
                    new DemoReport.Run(options.until(), options.leastSent(), whole, List.of()),
                    town.sandbox().log(),
                    town.machine().database(),
                    bakery);
        }
    }

    private static Town.Plan plan(Options options, Path directory) {
        return new Town.Plan(
                directory, FROM, options.seed(), options.observe(), options.policy(), options.machineClock());
    }
}
