package dev.rytm.e2e.demo;

import dev.rytm.core.policy.Policy;
import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.e2e.stack.Machine;
import dev.rytm.e2e.stack.Town;
import dev.rytm.sandbox.fault.Faults;
import dev.rytm.sandbox.fault.WebhookFault;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// One run of the demo, from an empty database to the report.
public final class DemoRun {

    /// Both changes of the clock of Europe/Warsaw and the end of nine-month consents lie inside; it ends as a week
    /// ends.
    static final Instant FROM = Instant.parse("2022-09-01T06:00:00Z");

    static final Instant UNTIL = Instant.parse("2023-06-18T22:30:00Z");

    /// One webhook in four hundred comes twice.
    private static final double DUPLICATES = 0.0025;

    /// Meta packs what happens at once, up to a thousand events; few are enough to see that each is treated alone.
    private static final int EVENTS_PER_POST = 20;

    static final long LEAST_SENT = 3_000;

    /// What a run may vary. `policy` is the rules, except in the test that shows that the comparison sees their
    /// absence; `leastSent` is how many notifications must arrive for the run to mean anything.
    public record Options(
            long seed, boolean observe, Policy policy, Instant until, long leastSent, InstantSource machineClock) {}

    /// People look at their phones once a day: the clock stops at every instant at which anything happens.
    private static final Duration TICK = Duration.ofDays(1);

    private DemoRun() {}

    /// Plays the whole life in `directory`, which must be empty.
    public static DemoReport play(Options options, Path directory, PrintStream out) {
        out.printf("demo: seed %d, %d people, %s to %s%n", options.seed(), Crowd.size(), FROM, options.until());
        out.println("demo: machine times: " + Machine.times());
        try (Town town = Town.found(plan(options, directory))) {
            Bakery bakery = town.openBakery();
            Faults faults = town.sandbox().faults();
            faults.rate(WebhookFault.DUPLICATE, DUPLICATES);
            faults.tuning(faults.tuning().packing(EVENTS_PER_POST));
            town.sandbox().people().tick(TICK);
            town.sandbox().settings(town.sandbox().settings().withReceiptAfter(Duration.ZERO));
            Crowd.join(town.sandbox().people(), Bakery.META_PAGE);
            live(town, options.until(), out);
            boolean whole = !options.until().isBefore(UNTIL);
            return DemoReport.judge(
                    new DemoReport.Run(options.until(), options.leastSent(), whole, List.of()),
                    town.sandbox().log(),
                    town.machine().database(),
                    bakery);
        }
    }

    private static void live(Town town, Instant until, PrintStream out) {
        for (Stumbles.Spell spell : Stumbles.until(until)) {
            town.turnTo(spell.from(), out);
            Stumbles.begin(town.sandbox().faults());
            town.turnTo(spell.until(), out);
            Stumbles.end(town.sandbox().faults());
        }
        town.turnTo(until, out);
    }

    private static Town.Plan plan(Options options, Path directory) {
        return new Town.Plan(
                directory, FROM, options.seed(), options.observe(), options.policy(), options.machineClock());
    }
}
