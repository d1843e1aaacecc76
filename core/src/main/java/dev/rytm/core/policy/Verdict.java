package dev.rytm.core.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The answer to "may this be sent to this person now, and if not, why, and when next?".
public sealed interface Verdict {

    /// Send it.
    record Allowed() implements Verdict {}

    /// Do not. `nextAllowedAt` is the first instant (inclusive) at which no rule that time can satisfy
    /// refuses any more, taken together; absent when something other than time has to happen first,
    /// whatever the reason's own rule says (a used period of a paused topic has none).
    record Refused(Reason reason, @Nullable Instant nextAllowedAt) implements Verdict {}
}
