package dev.rytm.core.sequence;

/// One thing that keeps a sequence from being published: where it is, and a sentence that says what to do.
public record SequenceProblem(String path, String sentence) {}
