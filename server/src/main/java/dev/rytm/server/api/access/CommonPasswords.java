package dev.rytm.server.api.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The passwords that are tried first: common words and names, also with digits and signs around them, walks along a
/// keyboard, and what repeats or counts itself.
///
/// The words lie in `common-passwords.txt`: the 30,000 most common of published breaches and the long ones among
/// the others, as zxcvbn-ts (MIT licence) ranks them, each without what stands around its letters, and some Polish
/// ones. The file is read through for each question: a password is chosen seldom, and the list need not stay in
/// memory.
final class CommonPasswords {

    /// Shorter words say nothing: many a good phrase begins or ends with one.
    private static final int SHORTEST_WORD = 4;

    private static final int FEWEST_SIGNS = 5;
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");

    private CommonPasswords() {}

    static boolean has(String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        String word = AROUND.matcher(lower).replaceAll("");
        return lower.codePoints().distinct().count() < FEWEST_SIGNS
                || repeats(lower)
                || counts(lower)
                || isListed(lower, word.length() < SHORTEST_WORD ? lower : word);
    }

    /// Whether it is a shorter text again and again, the last time perhaps not whole.
    private static boolean repeats(String password) {
        return IntStream.rangeClosed(1, password.length() / 2)
                .anyMatch(unit -> IntStream.range(unit, password.length())
                        .allMatch(at -> password.charAt(at) == password.charAt(at - unit)));
    }

    /// Whether each sign follows the one before it, as in the alphabet or backwards; after 9 comes 0.
    private static boolean counts(String password) {
        return IntStream.of(1, -1)
                .anyMatch(step -> IntStream.range(1, password.length())
                        .allMatch(at -> follows(password.charAt(at - 1), password.charAt(at), step)));
    }

    private static boolean follows(char one, char next, int step) {
        boolean startsOver = next - one == -9 * step && Character.isDigit(one) && Character.isDigit(next);
        return next - one == step || startsOver;
    }

    private static boolean isListed(String whole, String word) {
        try (BufferedReader words = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CommonPasswords.class.getResourceAsStream("common-passwords.txt")),
                StandardCharsets.UTF_8))) {
            return words.lines().anyMatch(listed -> listed.equals(whole) || listed.equals(word));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
