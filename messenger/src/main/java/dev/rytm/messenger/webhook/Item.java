package dev.rytm.messenger.webhook;

import dev.rytm.core.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that a webhook body tells.
public sealed interface Item {

    /// Something that a person did, or that happened to a message to them. `kind` is a word of `Kind`. An unknown
    /// zone or frequency is absent.
    ///
    /// `filedAt` is equal in every repeat and, with `eventKey`, recognises one: the time that the item names, which
    /// may lie ahead of our clock, or the day of its arrival. The event's `at` never lies ahead.
    record Incoming(String pageMetaId, String psid, EventKey eventKey, Instant filedAt, String kind, Event event)
            implements Item {}

    /// Meta warned, blocked or unblocked a page.
    record PolicyEnforced(
            String pageMetaId,
            EventKey eventKey,
            Instant filedAt,
            Instant at,
            Action action,
            @Nullable String reason) implements Item {

        public String kind() {
            return Kind.POLICY.word();
        }

        /// What Meta did.
        public enum Action {
            WARNING,
            BLOCK,
            UNBLOCK
        }
    }

    /// An item that cannot be understood: kept as it came (but for NUL and lone surrogates), for a person to look
    /// at. The page is absent if even that is unclear. `at` is the entry's time, else the arrival.
    record UnreadableItem(@Nullable String pageMetaId, EventKey eventKey, Instant at, String reason, String rawJson)
            implements Item {

        /// The raw text may hold tokens and private words: it never reaches a log.
        @Override
        public String toString() {
            return "UnreadableItem[" + pageMetaId + ": " + reason + "]";
        }
    }

    /// An item that is well understood to be none of our business.
    record Ignored(Unknown unknown) implements Item {}
}
