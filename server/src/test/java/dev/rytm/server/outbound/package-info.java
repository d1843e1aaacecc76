/// Tests of calls of other systems.
@NullMarked
package dev.rytm.server.outbound;

import org.jspecify.annotations.NullMarked;
