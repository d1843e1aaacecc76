package dev.rytm.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// What a bench is told on its command line: `--name number` in any order, each with a default.
public record Options(int sends, int rounds, int pages, long seed) {

    public Options {
        require("--sends", sends);
        require("--rounds", rounds);
        require("--pages", pages);
    }

    static Options read(List<String> arguments) {
        Map<String, Long> given = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!List.of("--sends", "--rounds", "--pages", "--seed").contains(name) || i + 1 == arguments.size()) {
                throw new IllegalArgumentException("\"" + name
                        + "\" is not understood; write --sends, --rounds, --pages or --seed, each with a number");
            }
            given.put(name, number(name, arguments.get(i + 1)));
        }
        return new Options(
                Math.toIntExact(given.getOrDefault("--sends", 20_000L)),
                Math.toIntExact(given.getOrDefault("--rounds", 5L)),
                Math.toIntExact(given.getOrDefault("--pages", 1_000L)),
                given.getOrDefault("--seed", ThreadLocalRandom.current().nextLong(1_000_000)));
    }

    private static long number(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " takes a whole number, not \"" + text + "\"", e);
        }
    }

    private static void require(String name, int value) {
        if (value < 1 || value > 1_000_000) {
            throw new IllegalArgumentException(name + " must lie between 1 and 1,000,000 but is " + value);
        }
    }
}
