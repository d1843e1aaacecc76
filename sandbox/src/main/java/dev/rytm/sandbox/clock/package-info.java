/// The virtual clock, what is due on it, and how it is turned without running past anybody's work.
@NullMarked
package dev.rytm.sandbox.clock;

import org.jspecify.annotations.NullMarked;
