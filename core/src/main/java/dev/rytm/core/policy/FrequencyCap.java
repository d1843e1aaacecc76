package dev.rytm.core.policy;

/// At most `max` notifications of all topics together within any `days` x 24 h.
public record FrequencyCap(int max, int days) {

    /// No longer than a person's history reaches back.
    public static final int MOST_DAYS = 31;

    public FrequencyCap {
        if (max < 1) {
            throw new IllegalArgumentException("a frequency cap must allow at least 1 notification, not " + max);
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("a frequency cap must span 1 to " + MOST_DAYS + " days, not " + days);
        }
    }
}
