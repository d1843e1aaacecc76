package dev.rytm.core.policy;

import dev.rytm.core.contact.Frequency;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a rule pack from the text of its file (`java.util.Properties`) and names everything that is wrong
/// with it.
///
/// The keys, their meaning and a whole example: docs/platform/rules-of-notifications.md.
public final class RulePackFile {

    /// A person's history reaches 40 days back, so no rule may look further.
    private static final Duration LONGEST_COOLDOWN = Duration.ofDays(31);

    private static final int MOST_MONTHS = 120;
    private static final int MOST_REQUESTS = 1_000;

    private final Properties properties;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    private RulePackFile(Properties properties) {
        this.properties = properties;
    }

    /// Throws `InvalidRulePack` with a sentence for each problem.
    public static RulePack parse(String name, String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            throw new InvalidRulePack(name, List.of("Its text has a broken \\u escape; write the letter itself."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RulePackFile(properties).read(name);
    }

    private RulePack read(String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]*")) {
            problems.add("Its name may hold small letters, digits and hyphens only; rename the file.");
        }
        String source = required("source", Function.identity(), "a sentence or address that tells where it is from");
        LocalDate from = required("from", LocalDate::parse, "a date such as 2022-05-19");
        LocalDate until = optional("until", LocalDate::parse, "a date such as 2023-02-01");
        Duration cooldown = optional("cooldown", RulePackFile::cooldown, "a duration up to 31 days such as PT24H");
        Map<Frequency, Integer> expiry = expiryMonths();
        Boolean reOptIn = required("re-opt-in", RulePackFile::truth, "true or false");
        Boolean frequencySent = required("frequency-sent", RulePackFile::truth, "true or false");
        RulePack.RequestLimits limits = requestLimits();
        Set<String> serves =
                optional("serves", RulePackFile::countries, "two-letter codes such as PL, separated by spaces");
        LocalDate before = optional("connected-before", LocalDate::parse, "a date such as 2025-09-01");
        checkWhole(from, until, expiry, reOptIn);
        if (source == null
                || from == null
                || reOptIn == null
                || frequencySent == null
                || limits == null
                || !problems.isEmpty()) {
            throw new InvalidRulePack(name, problems);
        }
        return new RulePack(
                name,
                source,
                from,
                until,
                cooldown,
                expiry,
                reOptIn,
                frequencySent,
                limits,
                serves == null ? Set.of() : serves,
                before);
    }

    private Map<Frequency, Integer> expiryMonths() {
        Map<Frequency, Integer> months = new EnumMap<>(Frequency.class);
        for (Frequency frequency : Frequency.values()) {
            String key = "expiry." + frequency.name().toLowerCase(Locale.ROOT);
            Integer value =
                    optional(key, text -> number(text, MOST_MONTHS), "a number of months from 1 to " + MOST_MONTHS);
            if (value != null) {
                months.put(frequency, value);
            }
        }
        return months;
    }

    private RulePack.@Nullable RequestLimits requestLimits() {
        Integer day = limit("requests.per-day");
        Integer week = limit("requests.per-week");
        Integer subject = limit("requests.per-subject-a-week");
        Integer title = limit("requests.per-title-a-week");
        return day == null || week == null || subject == null || title == null
                ? null
                : new RulePack.RequestLimits(day, week, subject, title);
    }

    private @Nullable Integer limit(String key) {
        return required(key, text -> number(text, MOST_REQUESTS), "a number from 1 to " + MOST_REQUESTS);
    }

    private void checkWhole(
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Map<Frequency, Integer> expiry,
            @Nullable Boolean reOptIn) {
        if (from != null && until != null && until.isBefore(from)) {
            problems.add("The key until is before from; exchange them or leave until out.");
        }
        boolean someExpire = properties.stringPropertyNames().stream().anyMatch(key -> key.startsWith("expiry."));
        if (someExpire && expiry.size() < Frequency.values().length) {
            problems.add("The keys expiry.daily, expiry.weekly and expiry.monthly belong together; give all or none.");
        }
        if (Boolean.TRUE.equals(reOptIn) && !someExpire) {
            problems.add(
                    "The key re-opt-in is true though nothing expires; set it to false or give expiry.daily and so on.");
        }
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            if (!known.contains(key)) {
                problems.add("The key " + key + " is unknown; remove it or correct its spelling.");
            }
        }
    }

    private <T> @Nullable T required(String key, Function<String, T> reader, String form) {
        if (text(key).isEmpty()) {
            known.add(key);
            problems.add("The key " + key + " is missing; give " + form + ".");
            return null;
        }
        return optional(key, reader, form);
    }

    private <T> @Nullable T optional(String key, Function<String, T> reader, String form) {
        known.add(key);
        String text = text(key);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (DateTimeParseException | IllegalArgumentException e) {
            problems.add("The key " + key + " is \"" + text + "\"; give " + form + ".");
            return null;
        }
    }

    private String text(String key) {
        return properties.getProperty(key, "").strip();
    }

    private static int number(String text, int most) {
        int number = Integer.parseInt(text);
        if (number < 1 || number > most) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static Duration cooldown(String text) {
        Duration cooldown = Duration.parse(text);
        if (!cooldown.isPositive() || cooldown.compareTo(LONGEST_COOLDOWN) > 0) {
            throw new IllegalArgumentException(text);
        }
        return cooldown;
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Set<String> countries(String text) {
        Set<String> codes = Arrays.stream(text.split("[\\s,]+")).collect(Collectors.toSet());
        if (!codes.stream().allMatch(code -> code.matches("[A-Z]{2}"))) {
            throw new IllegalArgumentException(text);
        }
        return codes;
    }
}
