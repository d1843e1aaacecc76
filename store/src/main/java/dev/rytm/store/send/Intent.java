package dev.rytm.store.send;

import dev.rytm.core.contact.Frequency;
import dev.rytm.store.AttemptId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The decision to call Meta for one claimed row, about to be written down before the call.
///
/// `attempt` names the period of now: it differs from the claim's key where the consent's zone changed or the send
/// is late, and the row then moves there. `finalAt` is when the row is given up if its outcome stays unknown.
public record Intent(
        Claim claim,
        AttemptId attempt,
        @Nullable Frequency frequency,
        @Nullable ZoneId zone,
        Instant finalAt) {}
