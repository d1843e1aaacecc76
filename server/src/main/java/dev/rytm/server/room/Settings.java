package dev.rytm.server.room;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the environment once. It remembers every name that was asked for and every problem, so that one start tells
/// all mistakes and a misspelt name is never passed over. What is wrong is replaced by its default
/// until `check` throws.
public final class Settings {

    private static final String PREFIX = "RYTM_";
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private final Map<String, String> environment;
    private final TreeSet<String> known = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> wrong = new HashSet<>();

    public Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// A text that must be given.
    public String required(String name) {
        Optional<String> text = given(name);
        require(name, text.isPresent(), "must be set");
        return text.orElse("");
    }

    public String text(String name, String otherwise) {
        return given(name).orElse(otherwise);
    }

    /// One of some words; the first is the default.
    public String choice(String name, String... words) {
        String text = text(name, words[0]);
        return require(name, List.of(words).contains(text), "must be " + String.join(" or ", words) + " but is " + text)
                ? text
                : words[0];
    }

    public Optional<Path> file(String name) {
        return given(name).flatMap(text -> {
            try {
                return Optional.of(Path.of(text));
            } catch (InvalidPathException e) {
                require(name, false, "must be a path of this machine: " + e.getReason());
                return Optional.empty();
            }
        });
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
        require(name, false, "must be a whole number from " + least + " to " + most + " but is " + text.get());
        return otherwise;
    }

    /// `true` or `false`.
    public boolean truth(String name, boolean otherwise) {
        String text = text(name, String.valueOf(otherwise));
        boolean given = text.equals("true") || text.equals("false");
        require(name, given, "must be true or false but is " + text);
        return given ? text.equals("true") : otherwise;
    }

    /// A length of time such as `400ms`, `3s`, `15m`, `2h` or `30d`, between `least` and `most`, both included.
    public Duration duration(String name, String otherwise, String least, String most) {
        String text = text(name, otherwise);
        Duration value = duration(text).orElse(null);
        if (value != null
                && value.compareTo(duration(least).orElseThrow()) >= 0
                && value.compareTo(duration(most).orElseThrow()) <= 0) {
            return value;
        }
        require(
                name,
                false,
                value == null
                        ? "must be a number with ms, s, m, h or d behind it, such as 400ms, but is " + text
                        : "must be from " + least + " to " + most + " but is " + text);
        return duration(otherwise).orElseThrow();
    }

    private static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }

    /// An address of the web; `otherwise` must be one. What is wrong is not repeated: an address may hold a password.
    public URI uri(String name, String otherwise) {
        try {
            URI uri = new URI(text(name, otherwise));
            boolean web = uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
            if (require(name, web, "must be an address such as " + otherwise)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            require(name, false, "must be an address such as " + otherwise);
        }
        return URI.create(otherwise);
    }

    /// The same for a setting that may be absent.
    public Optional<URI> optionalUri(String name, String example) {
        return given(name).map(text -> uri(name, example));
    }

    /// Takes note of a problem with a setting unless something holds; answers whether it does.
    public boolean require(String name, boolean holds, String otherwise) {
        if (!holds) {
            wrong.add(name);
            problems.add(name + " " + otherwise);
        }
        return holds;
    }

    /// What is made of a setting: that it cannot be made is a problem like any other. Null if there is a problem.
    public <T> @Nullable T made(String name, Supplier<T> maker) {
        if (wrong.contains(name)) {
            return null;
        }
        try {
            return maker.get();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            String sentence = String.valueOf(e.getMessage());
            wrong.add(name);
            problems.add(sentence.contains(name) ? sentence : name + ": " + sentence);
            return null;
        }
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
