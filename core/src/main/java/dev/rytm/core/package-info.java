/// The decisions: what may be said to whom, when, and why not. Pure functions over values; no I/O, no clock.
@NullMarked
package dev.rytm.core;

import org.jspecify.annotations.NullMarked;
