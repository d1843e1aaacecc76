/// What a sandbox remembers over a stop: one JSON file, written often and read at the start.
@NullMarked
package dev.rytm.sandbox.keep;

import org.jspecify.annotations.NullMarked;
