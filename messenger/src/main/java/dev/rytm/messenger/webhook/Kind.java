package dev.rytm.messenger.webhook;

/// What an event is about, as a word that is kept in tables and keys and never changes.
public enum Kind {
    MESSAGE("message"),
    POSTBACK("postback"),
    REACTION("reaction"),
    REFERRAL("referral"),
    OPT_IN("opt-in"),
    STOP("stop"),
    RESUME("resume"),
    DELIVERY("delivery"),
    READ("read"),
    ECHO("echo"),
    POLICY("policy");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
