/// Server and sandbox together on one hand-turned clock: the local stack, the demo, the simulations.
@NullMarked
package dev.rytm.e2e;

import org.jspecify.annotations.NullMarked;
