package dev.rytm.core.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Chance for random tests. Its seed is random and printed; `-Drytm.seed=` repeats a run.
public final class Chance {

    private final Random random;
    private final long seed;

    private Chance(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /// Prints the seed under the name of the test.
    public static Chance of(Class<?> test) {
        long seed = Long.getLong("rytm.seed", new Random().nextLong());
        System.out.println(test.getSimpleName() + ": -Drytm.seed=" + seed);
        return new Chance(seed);
    }

    public long seed() {
        return seed;
    }

    /// How often to try: `few`, or that many times more by `-Drytm.times=`.
    public int times(int few) {
        return few * Integer.getInteger("rytm.times", 1);
    }

    /// From `least` to `most`, both inclusive.
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    public boolean percent(int percent) {
        return random.nextInt(100) < percent;
    }

    public <T> T oneOf(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    /// In `[start, end)`, whole seconds after `start`.
    public Instant within(Instant start, Instant end) {
        return start.plusSeconds(random.nextLong(Duration.between(start, end).toSeconds()));
    }

    public <T> List<T> shuffled(List<T> items) {
        List<T> copy = new ArrayList<>(items);
        Collections.shuffle(copy, random);
        return copy;
    }
}
