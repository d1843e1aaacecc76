package dev.rytm.server.dispatch;

import dev.rytm.core.contact.ContactKey;
import dev.rytm.messenger.graph.Call;
import dev.rytm.store.SendKey;
import dev.rytm.store.send.Intent;
import java.time.Instant;

/// A call that may be made, because its intent is committed.
///
/// `startedAt` and `deadlineAt` are business time: when the attempt began, and when an unknown one counts as sent.
/// `catalogVersion` is what it was judged with. `trial`: it finds out whether the page is still barred. `tokenTells`:
/// by the page's rules, Meta tells of each token when it may be used again.
record Order(
        Intent intent,
        Call call,
        Instant startedAt,
        Instant deadlineAt,
        long catalogVersion,
        boolean trial,
        boolean tokenTells) {

    ContactKey contact() {
        return intent.claim().contact();
    }

    long pageId() {
        return contact().pageId();
    }

    /// Where the row lies since the intent.
    SendKey key() {
        return intent.attempt().key(pageId());
    }

    int fence() {
        return intent.attempt().fence();
    }

    boolean isProbe() {
        return intent.claim().probe();
    }

    /// When the first attempt that may have arrived began.
    Instant firstStartedAt() {
        Instant first = intent.claim().attemptedAt();
        return first == null ? startedAt : first;
    }
}
