package dev.rytm.store.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The words that tell the variants of a sealed type apart: `MessageStep` of `Step` is `message`, `ForSend` is
/// `for-send`.
///
/// They follow from the class names, so a new variant has a word at once; a test pins all of them, because stored
/// documents hold them.
public final class Kinds {

    private Kinds() {}

    /// The outermost sealed interface that a class belongs to, or the class itself if it is one.
    public static Optional<Class<?>> root(Class<?> type) {
        if (!type.getName().startsWith("dev.rytm.")) {
            return Optional.empty();
        }
        for (Class<?> parent : type.getInterfaces()) {
            Optional<Class<?>> root = root(parent);
            if (root.isPresent()) {
                return root;
            }
        }
        return type.isInterface() && type.isSealed() ? Optional.of(type) : Optional.empty();
    }

    /// Every record below a sealed interface.
    public static List<Class<?>> variants(Class<?> type) {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (permitted.isInterface()) {
                found.addAll(variants(permitted));
            } else {
                found.add(permitted);
            }
        }
        return found;
    }

    public static String word(Class<?> variant) {
        String name = variant.getSimpleName();
        String suffix = root(variant).orElseThrow().getSimpleName();
        String stem = name.endsWith(suffix) && name.length() > suffix.length()
                ? name.substring(0, name.length() - suffix.length())
                : name;
        return stem.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
