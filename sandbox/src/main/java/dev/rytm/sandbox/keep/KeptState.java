package dev.rytm.sandbox.keep;

import dev.rytm.sandbox.people.PeopleState;
import dev.rytm.sandbox.platform.PlatformState;
import dev.rytm.sandbox.webhook.WaitingWebhook;
import java.util.List;
import java.util.Objects;

/// All that a sandbox remembers over a stop. What is not in it begins anew: the ground truth, faults, receipts that
/// were a second away.
public record KeptState(
        String format,
        long seed,
        KeptClock clock,
        PlatformState platform,
        PeopleState people,
        List<WaitingWebhook> webhooks) {

    /// The format that this version reads and writes.
    public static final String FORMAT = "rytm-sandbox-1";

    /// Refuses other formats.
    public KeptState {
        if (!FORMAT.equals(format)) {
            throw new IllegalArgumentException("its format is %s and not %s".formatted(format, FORMAT));
        }
        Objects.requireNonNull(clock);
        Objects.requireNonNull(platform);
        Objects.requireNonNull(people);
        webhooks = List.copyOf(webhooks);
    }

    /// The same at another reading of the clock.
    KeptState at(KeptClock other) {
        return new KeptState(format, seed, other, platform, people, webhooks);
    }
}
