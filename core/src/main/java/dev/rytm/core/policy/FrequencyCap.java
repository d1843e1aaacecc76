package dev.rytm.core.policy;

/// At most `max` notifications of all topics together within any `days` x 24 h.
public record FrequencyCap(int max, int days) {}
