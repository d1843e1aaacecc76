package dev.rytm.server.process;

import dev.rytm.store.InboxEntry;
import dev.rytm.store.Transaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/// Events that cannot be decided. Each is tried three times and then set aside with its reason, so that the
/// person's later events, and everybody else's, go on.
final class Poison {

    private static final int TRIES = 3;
    private static final Logger LOG = System.getLogger(Poison.class.getName());

    private Poison() {}

    /// Counts a failed attempt in the given transaction, or parks the event if it was the last one.
    static void count(Transaction transaction, InboxEntry entry, Throwable cause) {
        LOG.log(Level.ERROR, "attempt " + (entry.attempts() + 1) + " at " + entry + " failed", cause);
        if (entry.attempts() + 1 < TRIES) {
            transaction.inbox().countAttempt(entry);
        } else {
            transaction.inbox().park(entry, cause.toString());
        }
    }
}
