package dev.rytm.server.dispatch;

import dev.rytm.messenger.graph.Recipient;
import dev.rytm.store.send.Intent;
import dev.rytm.store.send.Move;

/// What becomes of a claimed row right before the call.
sealed interface Judgement {

    /// Write the intent down; if that succeeds, call.
    record Go(Intent intent, Recipient recipient) implements Judgement {}

    /// Do not call: refused, later, or held.
    record No(Move move) implements Judgement {}
}
