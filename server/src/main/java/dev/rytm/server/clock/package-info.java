/// Business time, as an outside clock tells it.
@NullMarked
package dev.rytm.server.clock;

import org.jspecify.annotations.NullMarked;
