package dev.rytm.e2e.kill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/// When and how the server is killed, all of it drawn from the seed.
record KillPlan(List<Strike> strikes) {

    /// How many kills of each way there are.
    static final Map<Way, Integer> WANTED =
            new EnumMap<>(Map.of(Way.AT_ANY_BUSY_MOMENT, 9, Way.BEFORE_THE_ANSWER, 6, Way.WITH_POSTGRES, 5));

    /// Of all strikes this share comes as soon as the server is back: it is killed while it cleans up.
    private static final double AT_ONCE = 0.35;

    private static final int MOST_LOOKS = 60;
    private static final int MOST_CALLS = 40;
    private static final int LONGEST_GAP_MS = 300;

    KillPlan {
        strikes = List.copyOf(strikes);
    }

    /// One kill: not before `from` (virtual), at the `count`-th busy look or accepted call after it. Where two things
    /// die, the second does `gap` after the first; `databaseFirst` tells which is which.
    record Strike(Way way, Instant from, int count, Duration gap, boolean databaseFirst) {}

    static KillPlan draw(long seed, Instant from, Instant until) {
        Random random = new Random(seed);
        List<Way> ways = new ArrayList<>();
        WANTED.forEach((way, many) -> ways.addAll(Collections.nCopies(many, way)));
        Collections.shuffle(ways, random);
        List<Instant> moments = random.longs(ways.size(), from.toEpochMilli(), until.toEpochMilli())
                .mapToObj(Instant::ofEpochMilli)
                .sorted(Comparator.naturalOrder())
                .toList();
        List<Strike> strikes = new ArrayList<>();
        Instant last = from;
        for (int i = 0; i < ways.size(); i++) {
            last = random.nextDouble() < AT_ONCE ? last : moments.get(i);
            strikes.add(strike(ways.get(i), last, random));
        }
        return new KillPlan(strikes);
    }

    private static Strike strike(Way way, Instant from, RandomGenerator random) {
        int most = way == Way.BEFORE_THE_ANSWER ? MOST_CALLS : MOST_LOOKS;
        return new Strike(
                way,
                from,
                random.nextInt(1, most + 1),
                Duration.ofMillis(random.nextInt(LONGEST_GAP_MS)),
                random.nextBoolean());
    }
}
