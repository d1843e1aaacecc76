package dev.rytm.messenger.graph;

import dev.rytm.core.message.OutgoingMessage;

/// One message to one person. `metadata` is our attempt id: Meta repeats it in the echo, which proves a send whose
/// answer was lost.
public record Call(PageAccess access, Recipient recipient, OutgoingMessage message, String metadata, Gate gate) {}
