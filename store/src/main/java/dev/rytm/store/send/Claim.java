package dev.rytm.store.send;

import dev.rytm.core.PlannedSend;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.store.SendKey;
import dev.rytm.store.SendState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of the send ledger that a dispatcher wants to do something about, as it was when it was read. Nothing keeps
/// others away from it: whatever is done must name its `fence` and its `state`, and of two the first wins.
///
/// `tries` counts attempts that Meta refused for the moment. A probe is an UNKNOWN row that may be repeated once;
/// `attemptedAt` and `finalAt` (business time) belong to its first attempt and are absent otherwise.
public record Claim(
        SendKey key,
        ContactKey contact,
        PlannedSend send,
        int fence,
        int tries,
        SendState state,
        @Nullable Instant attemptedAt,
        @Nullable Instant finalAt) {

    public boolean probe() {
        return state == SendState.UNKNOWN;
    }

    /// The fence of the attempt that comes of it.
    public int nextFence() {
        return fence + 1;
    }
}
