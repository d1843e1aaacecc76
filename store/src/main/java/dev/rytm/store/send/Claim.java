package dev.rytm.store.send;

import dev.rytm.core.PlannedSend;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.store.SendKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of the send ledger in the hands of one dispatcher, as it was when it was taken.
///
/// `fence` is the number that its next statement must name. `tries` counts attempts that Meta refused for the
/// moment. A `probe` is an UNKNOWN row that may be repeated once; `attemptedAt` and `finalAt` (business time)
/// belong to its first attempt and are absent otherwise.
public record Claim(
        SendKey key,
        ContactKey contact,
        PlannedSend send,
        int fence,
        int tries,
        boolean probe,
        @Nullable Instant attemptedAt,
        @Nullable Instant finalAt) {}
