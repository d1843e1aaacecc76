package dev.rytm.sandbox.platform;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/// Makes ids that look like Meta's and never repeat within a run: a counter, stirred with the seed.
public final class Ids {

    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final AtomicLong counter = new AtomicLong();

    /// Ids for a run with `seed`.
    public Ids(long seed) {
        this.seed = stir(seed);
    }

    /// How many were given so far.
    long given() {
        return counter.get();
    }

    /// Goes on as if `count` had been given.
    void continueAfter(long count) {
        counter.set(count);
    }

    /// A message id.
    public String messageId() {
        long n = counter.incrementAndGet();
        ByteBuffer bytes = ByteBuffer.allocate(24)
                .putLong(stir(seed + n))
                .putLong(stir(seed ^ n))
                .putLong(n);
        return "m_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// A notification token: digits, as Meta's are.
    public String token() {
        long n = counter.incrementAndGet();
        return Long.toString(1 + (stir(seed + n) >>> 1) % 8_999_999) + String.format("%012d", n);
    }

    /// A page-scoped id of 16 or 17 digits.
    public String psid() {
        long n = counter.incrementAndGet();
        long high = 1 + (stir(seed + n) >>> 1) % 99_999;
        return Long.toString(1_000_000_000_000_000L + high * 100_000_000_000L + n);
    }

    /// The id under which Meta's support would find a call.
    public String traceId() {
        return "A" + Long.toString(stir(seed + counter.incrementAndGet()) >>> 1, 36);
    }

    /// Spreads the bits of a number (the finisher of SplitMix64).
    public static long stir(long value) {
        long z = value + ODD;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
