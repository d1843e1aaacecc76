package dev.rytm.messenger.json;

/// Texts that PostgreSQL can keep: without NUL, and with every lone surrogate replaced by U+FFFD.
public final class CleanText {

    private CleanText() {}

    public static String of(String text) {
        int at = firstOffence(text);
        if (at == text.length()) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, at);
        while (at < text.length()) {
            char unit = text.charAt(at);
            if (isPair(text, at)) {
                clean.append(unit).append(text.charAt(at + 1));
                at++;
            } else if (Character.isSurrogate(unit)) {
                clean.append('\uFFFD');
            } else if (unit != 0) {
                clean.append(unit);
            }
            at++;
        }
        return clean.toString();
    }

    private static int firstOffence(String text) {
        int at = 0;
        while (at < text.length()) {
            char unit = text.charAt(at);
            if (isPair(text, at)) {
                at++;
            } else if (unit == 0 || Character.isSurrogate(unit)) {
                return at;
            }
            at++;
        }
        return at;
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }
}
