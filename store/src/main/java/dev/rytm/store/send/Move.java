package dev.rytm.store.send;

import dev.rytm.core.Event.SendEnded;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.store.SendKey;
import dev.rytm.store.SendState;
import org.jspecify.annotations.Nullable;

/// One arrow of the state diagram, for one row: it happens only if the row still has this fence and stands in
/// `from`.
///
/// `event`, if present, goes into the inbox in the same transaction.
public record Move(
        SendKey key,
        ContactKey contact,
        int fence,
        SendState from,
        SendState to,
        Facts facts,
        @Nullable SendEnded event) {}
