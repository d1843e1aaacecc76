package dev.rytm.sandbox.platform;

/// How many calls a page made within the last second of machine time: exact, by remembering the last ones.
///
/// A call counts if it was let in. One second is half-open: a call leaves the count exactly one second after
/// it came.
final class CallRate {

    private static final long SECOND = 1_000_000_000L;

    private long[] admitted;
    private int oldest;
    private int count;

    CallRate(int limit) {
        this.admitted = new long[Math.max(1, limit)];
    }

    /// Lets one more call in, or says that there were `limit` of them already.
    synchronized boolean admit(int limit, long nanos) {
        resize(Math.max(1, limit));
        forgetBefore(nanos);
        if (count == admitted.length) {
            return false;
        }
        admitted[(oldest + count) % admitted.length] = nanos;
        count++;
        return true;
    }

    /// The share of the limit that is used, in percent.
    synchronized int percent(long nanos) {
        forgetBefore(nanos);
        return (int) (100L * count / admitted.length);
    }

    private void forgetBefore(long nanos) {
        while (count > 0 && nanos - admitted[oldest] >= SECOND) {
            oldest = (oldest + 1) % admitted.length;
            count--;
        }
    }

    private void resize(int limit) {
        if (limit == admitted.length) {
            return;
        }
        long[] next = new long[limit];
        int kept = Math.min(count, limit);
        for (int i = 0; i < kept; i++) {
            next[i] = admitted[(oldest + count - kept + i) % admitted.length];
        }
        admitted = next;
        oldest = 0;
        count = kept;
    }
}
