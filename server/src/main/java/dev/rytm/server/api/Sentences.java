package dev.rytm.server.api;

import dev.rytm.server.api.Refusal.Sentence;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The sentences that people read, in Polish and English. No code ever stands for one.
public final class Sentences {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("pl"));

    /// All sentences, those of sends, of the flow checker, of the audit log and of the consent ledger. A key
    /// stands in one of them.
    private static final List<String> BUNDLES = Stream.of("sentences", "sends", "findings", "actions", "ledger")
            .map(name -> "dev.rytm.server.api." + name)
            .toList();

    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Sentences() {}

    public static List<Locale> languages() {
        return LANGUAGES;
    }

    /// The language that a request asks for; English when it asks for none of ours.
    public static Locale language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException malformed) {
            return Locale.ENGLISH;
        }
    }

    public static String of(Locale language, String key, Object... arguments) {
        return of(language, Sentence.of(key, arguments));
    }

    public static String of(Locale language, Sentence sentence) {
        return new MessageFormat(bundle(language, sentence.key()).getString(sentence.key()), language)
                .format(sentence.arguments().stream()
                        .map(argument -> argument instanceof Sentence part ? of(language, part) : argument.toString())
                        .toArray());
    }

    /// The sentence of an enum's constant, such as a reason or a state.
    public static String of(Locale language, Enum<?> constant) {
        return of(language, key(constant));
    }

    public static String key(Enum<?> constant) {
        return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    }

    public static boolean has(Locale language, String key) {
        ResourceBundle bundle = bundle(language, key);
        return bundle.containsKey(key) && !bundle.getString(key).isBlank();
    }

    private static ResourceBundle bundle(Locale language, String key) {
        return BUNDLES.stream()
                .map(name -> ResourceBundle.getBundle(name, language, EXACT))
                .filter(bundle -> bundle.containsKey(key))
                .findFirst()
                .orElseGet(() -> ResourceBundle.getBundle(BUNDLES.getFirst(), language, EXACT));
    }
}
