package dev.rytm.core.message;

/// An answer offered under a message; tapping it takes the exit of the same id.
public record QuickReply(String id, String title) {}
