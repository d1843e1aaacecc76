/// Calls of other systems: addresses that users typed. Nobody waits for them, and they reach nothing inside.
@NullMarked
package dev.rytm.server.outbound;

import org.jspecify.annotations.NullMarked;
