package dev.rytm.e2e.kill;

import dev.rytm.e2e.demo.DemoReport;
import java.io.PrintStream;
import java.util.List;

/// What a run came to: the demo's report, the kills, whatever else did not come out right, and what
/// stayed unknown.
record KillReport(DemoReport demo, List<Kill> kills, List<String> damage, List<String> doubts) {

    private static final int CASES_SHOWN = 10;

    KillReport {
        kills = List.copyOf(kills);
        damage = List.copyOf(damage);
        doubts = List.copyOf(doubts);
    }

    /// How many kills caught a busy server; in this way only, if one is given.
    long hits(Way way) {
        return kills.stream().filter(kill -> kill.hit() && kill.way() == way).count();
    }

    long hits() {
        return kills.stream().filter(Kill::hit).count();
    }

    void print(PrintStream out) {
        out.printf(
                "kill: %d kills hit a busy server: %d at any busy moment, %d before the answer, %d with PostgreSQL%n",
                hits(), hits(Way.AT_ANY_BUSY_MOMENT), hits(Way.BEFORE_THE_ANSWER), hits(Way.WITH_POSTGRES));
        damage.stream().limit(CASES_SHOWN).forEach(one -> out.println("  damage: " + one));
        doubts.stream().limit(CASES_SHOWN).forEach(one -> out.println("  unknown for good: " + one));
        demo.print(out);
    }
}
