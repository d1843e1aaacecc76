package dev.rytm.sandbox.people;

import dev.rytm.sandbox.platform.OptInAsk;
import dev.rytm.sandbox.platform.ThreadItem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something a scripted person is going to do, and what it is about.
record Plan(
        Kind kind,
        Instant due,
        @Nullable ThreadItem item,
        @Nullable OptInAsk ask) {

    enum Kind {
        /// Writes by oneself, and then again and again.
        TALK,
        /// Writes a word about a message.
        REPLY,
        /// Taps a button or quick reply of a message, or likes it.
        TAP,
        /// Reads everything.
        READ,
        /// Agrees to a request.
        ACCEPT,
        /// Continues an agreement.
        CONTINUE,
        /// Stops the agreement behind a notification, perhaps to resume it.
        STOP,
        /// Resumes it, perhaps to stop it again.
        RESUME,
        /// Stops it again.
        STOP_AGAIN,
        /// Blocks the page.
        BLOCK,
        /// Deletes the account.
        DELETE
    }
}
