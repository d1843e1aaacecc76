/// Tests of the clock that need its inside.
@NullMarked
package dev.rytm.sandbox.clock;

import org.jspecify.annotations.NullMarked;
