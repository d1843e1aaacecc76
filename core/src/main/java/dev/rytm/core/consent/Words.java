package dev.rytm.core.consent;

import dev.rytm.core.policy.Likeness;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The words by which a person stops or resumes all topics of a page in writing.
public final class Words {

    /// What a page stops on unless its authors choose other words: Polish and English.
    public static final Set<String> STOP =
            words("stop", "zatrzymaj", "rezygnuję", "rezygnuje", "wypisz", "wypisz mnie", "unsubscribe", "opt out");

    /// What a page resumes on unless its authors choose other words: Polish and English.
    public static final Set<String> START =
            words("start", "wznów", "wznow", "zapisz mnie", "resume", "subscribe", "opt in");

    private Words() {}

    /// In the form in which they are kept and compared.
    public static Set<String> normalised(Collection<String> words) {
        return words.stream().map(Likeness::of).collect(Collectors.toUnmodifiableSet());
    }

    /// Whether a whole message is one of these normalised words.
    public static boolean contain(Set<String> words, @Nullable String message) {
        return message != null && words.contains(Likeness.of(message));
    }

    private static Set<String> words(String... words) {
        return normalised(Arrays.asList(words));
    }
}
