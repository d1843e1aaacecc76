package dev.rytm.bench.studio;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the bench is told on its command line: `--name number` in any order, each with a default.
public record StudioOptions(int contacts, int rounds, int seed) {

    private static final int FEWEST = 10_000;
    private static final int MOST = 5_000_000;

    public StudioOptions {
        if (contacts < FEWEST || contacts > MOST) {
            throw new IllegalArgumentException("--contacts must lie between " + FEWEST + " and " + MOST);
        }
        if (rounds < 1 || rounds > 100) {
            throw new IllegalArgumentException("--rounds must lie between 1 and 100");
        }
    }

    public static StudioOptions read(List<String> arguments) {
        Map<String, Integer> given = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!List.of("--contacts", "--rounds", "--seed").contains(name) || i + 1 == arguments.size()) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" is not understood; write --contacts, --rounds or --seed, each with a number");
            }
            given.put(name, number(name, arguments.get(i + 1)));
        }
        return new StudioOptions(
                given.getOrDefault("--contacts", 1_000_000),
                given.getOrDefault("--rounds", 3),
                given.getOrDefault("--seed", 7));
    }

    private static int number(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " takes a whole number, not \"" + text + "\"", e);
        }
    }

    @Override
    public String toString() {
        return "--contacts " + contacts + " --rounds " + rounds + " --seed " + seed;
    }
}
