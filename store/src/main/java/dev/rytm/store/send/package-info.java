/// The send ledger from the side of dispatch: claim, intent, outcome, recovery.
///
/// A row moves between its states only by a statement that names the fence and the state that it expects, so a
/// worker that slept too long changes nothing. What decisions put into the ledger goes through `Outbox`.
@NullMarked
package dev.rytm.store.send;

import org.jspecify.annotations.NullMarked;
