package dev.rytm.sandbox.people;

import dev.rytm.sandbox.people.Persona.Answering;
import dev.rytm.sandbox.people.Persona.Leaving;
import dev.rytm.sandbox.people.Persona.Reacting;
import dev.rytm.sandbox.people.Persona.Talking;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The personas that come with the sandbox.
public final class Personas {

    private static final Delay SOON = Delay.seconds(5, 120);
    private static final Delay SECONDS = Delay.seconds(1, 5);
    private static final Delay HOURS = new Delay(Duration.ofMinutes(1), Duration.ofHours(20));
    private static final Delay DAYS = new Delay(Duration.ofDays(1), Duration.ofDays(20));
    private static final Delay MONTH = new Delay(Duration.ofDays(28), Duration.ofDays(32));
    private static final Talking ONCE = new Talking(HOURS, null);
    private static final Leaving STAYS = new Leaving(0, 0, SOON, 0, SOON, 0, false, 0, 0);
    private static final Reacting LIVELY = new Reacting(0.95, HOURS, 0.4, 0.1, SOON);
    private static final Reacting QUIET = new Reacting(0.5, HOURS, 0, 0, SOON);

    /// Does nothing by itself: played by hand.
    public static final Persona BY_HAND = new Persona(
            "by-hand",
            new Talking(null, null),
            new Answering(0, SOON, 0, SOON),
            new Reacting(0, SOON, 0, 0, SOON),
            STAYS);

    private static final Map<String, Persona> ALL = new LinkedHashMap<>();

    static {
        add(BY_HAND);
        add("eager", ONCE, yes(0.98, SOON), LIVELY, STAYS);
        add(
                "chatty",
                new Talking(SOON, new Delay(Duration.ofDays(1), Duration.ofDays(9))),
                yes(0.9, SOON),
                LIVELY,
                STAYS);
        add("silent", ONCE, new Answering(0, SOON, 0, SOON), QUIET, STAYS);
        add("reader", ONCE, yes(0.9, HOURS), QUIET, STAYS);
        add("quitter", ONCE, yes(0.95, SOON), QUIET, new Leaving(0, 3, SOON, 0, SOON, 0, false, 0, 0));
        add("waverer", ONCE, yes(0.95, SOON), LIVELY, new Leaving(0.15, 0, SOON, 0.8, DAYS, 0.3, false, 0, 0));
        add("flip-flopper", ONCE, yes(0.95, SOON), LIVELY, new Leaving(0.3, 0, SECONDS, 1, SECONDS, 1, true, 0, 0));
        add("late-acceptor", ONCE, yes(0.95, MONTH), QUIET, STAYS);
        add("forgetful", ONCE, new Answering(0.9, SOON, 0.1, HOURS), QUIET, STAYS);
        add("blocker", ONCE, yes(0.9, SOON), QUIET, new Leaving(0, 0, SOON, 0, SOON, 0, false, 0.1, 0));
        add("deleter", ONCE, yes(0.9, SOON), QUIET, new Leaving(0, 0, SOON, 0, SOON, 0, false, 0, 0.05));
    }

    private Personas() {}

    /// All, by name.
    public static List<Persona> all() {
        return List.copyOf(ALL.values());
    }

    /// The one of that name.
    public static Optional<Persona> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    private static Answering yes(double accepts, Delay after) {
        return new Answering(accepts, after, 0.8, HOURS);
    }

    private static void add(String name, Talking talking, Answering answering, Reacting reacting, Leaving leaving) {
        add(new Persona(name, talking, answering, reacting, leaving));
    }

    private static void add(Persona persona) {
        ALL.put(persona.name(), persona);
    }
}
