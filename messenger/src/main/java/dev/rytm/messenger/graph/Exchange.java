package dev.rytm.messenger.graph;

/// What came back over the wire, before anyone has judged it.
sealed interface Exchange {

    /// A whole answer.
    record Answered(int status, String body, Usage usage) implements Exchange {}

    /// None, or not all of it.
    record Broken(String detail) implements Exchange {}
}
