package dev.rytm.core.policy;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/// When two names, titles or words are the same to a person: white space, composition and case do not matter.
public final class Likeness {

    private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private Likeness() {}

    /// The form in which texts are compared: trimmed, spaces collapsed, NFC, case-folded. Taking it twice
    /// changes nothing.
    public static String of(String text) {
        String spaced = SPACES.matcher(Normalizer.normalize(text, Form.NFC))
                .replaceAll(" ")
                .strip();
        return Normalizer.normalize(folded(spaced), Form.NFC);
    }

    /// Upper case first, so that letters whose two cases do not pair (ß and SS, the two small sigmas)
    /// meet.
    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('\u03c2', '\u03c3');
    }
}
