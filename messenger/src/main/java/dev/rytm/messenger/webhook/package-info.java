/// What Meta tells us: signature check, handshake, and bodies turned into events.
@NullMarked
package dev.rytm.messenger.webhook;

import org.jspecify.annotations.NullMarked;
