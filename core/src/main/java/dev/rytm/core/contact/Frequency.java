package dev.rytm.core.contact;

/// How often a topic may speak: once a calendar day, ISO week or calendar month.
public enum Frequency {
    DAILY,
    WEEKLY,
    MONTHLY
}
