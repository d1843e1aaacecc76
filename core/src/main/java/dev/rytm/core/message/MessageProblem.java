package dev.rytm.core.message;

/// One thing about a message that Meta would not accept: where it is, what kind of thing, how much there is and
/// how much may be (0 where that says nothing), and a sentence that says what to do.
public record MessageProblem(String path, Kind kind, int is, int most, String sentence) {

    /// What kind of thing; the API has a sentence for each.
    public enum Kind {
        EMPTY,
        TOO_LONG,
        TOO_FEW,
        TOO_MANY,
        NO_ADDRESS,
        BROKEN_ADDRESS,
        BARE_CARD
    }

    /// The part of the message that it is about, such as `text` or `buttons`.
    public String part() {
        return path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[\\d+]", "");
    }
}
