package dev.rytm.messenger.graph;

import java.util.Locale;

/// A small sign of life in the chat window (Meta's `sender_action`).
public enum Sign {
    TYPING_ON,
    TYPING_OFF,
    MARK_SEEN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
