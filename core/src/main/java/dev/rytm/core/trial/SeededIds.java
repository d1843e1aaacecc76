package dev.rytm.core.trial;

import dev.rytm.core.IdSource;
import java.util.Random;

/// Ids and chance that follow from a seed: guessable, and fit for nothing that leaves.
final class SeededIds implements IdSource {

    private final Random random;

    SeededIds(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public String newId() {
        return "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }

    @Override
    public int percent() {
        return random.nextInt(100);
    }
}
