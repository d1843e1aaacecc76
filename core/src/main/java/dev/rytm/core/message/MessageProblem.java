package dev.rytm.core.message;

/// One thing about a message that Meta would not accept: where it is, and a sentence that says what to do.
public record MessageProblem(String path, String sentence) {}
