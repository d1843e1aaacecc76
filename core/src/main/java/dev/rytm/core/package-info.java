/// The decisions: contact + event + catalog + now -> decision. No I/O, no clock, no chance of its own.
@NullMarked
package dev.rytm.core;

import org.jspecify.annotations.NullMarked;
