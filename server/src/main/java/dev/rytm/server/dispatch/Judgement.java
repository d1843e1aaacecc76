package dev.rytm.server.dispatch;

import dev.rytm.messenger.graph.Recipient;
import dev.rytm.store.send.Intent;
import dev.rytm.store.send.Move;

/// What becomes of a claimed row right before the call.
sealed interface Judgement {

    /// Write the intent down; if that succeeds, call. `trial`: only as the one call that tries the page's bar.
    record Go(Intent intent, Recipient recipient, boolean trial) implements Judgement {}

    /// Do not call: refused, later, or held.
    record No(Move move) implements Judgement {}
}
