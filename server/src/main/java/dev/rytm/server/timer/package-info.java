/// Due timers move into the inbox. Whether they still matter is decided later.
@NullMarked
package dev.rytm.server.timer;

import org.jspecify.annotations.NullMarked;
