package dev.rytm.server.room;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the environment once. It remembers every name that was asked for and every problem, so that one start tells
/// all mistakes and
/// a misspelt name is never passed over.
public final class Settings {

    private static final String PREFIX = "RYTM_";
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private final Map<String, String> environment;
    private final TreeSet<String> known = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    public Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// A text that must be given.
    public String required(String name) {
        return given(name).orElseGet(() -> {
            problems.add(name + " must be set");
            return "";
        });
    }

    public String text(String name, String otherwise) {
        return given(name).orElse(otherwise);
    }

    public Optional<Path> file(String name) {
        return given(name).map(Path::of);
    }

    /// A whole number between `least` and `most`, both included.
    public int number(String name, int otherwise, int least, int most) {
        Optional<String> text = given(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The sentence below says it.
        }
        problems.add(name + " must be a whole number from " + least + " to " + most + " but is " + text.get());
        return otherwise;
    }

    /// A length of time such as `400ms`, `3s`, `15m`, `2h` or `30d`.
    public Duration duration(String name, String otherwise) {
        String text = text(name, otherwise);
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            problems.add(name + " must be a number with ms, s, m, h or d behind it, such as 400ms, but is " + text);
            return Duration.ZERO;
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /// The names that were asked for, with and without our prefix.
    public SortedSet<String> known() {
        return new TreeSet<>(known);
    }

    /// Ends the reading: every problem and every unknown name with our prefix in one exception.
    public void check() {
        for (String name : new TreeSet<>(environment.keySet())) {
            if (name.startsWith(PREFIX) && !known.contains(name)) {
                problems.add(name + " is not a setting of this version; remove it");
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    private Optional<String> given(String name) {
        known.add(name);
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
