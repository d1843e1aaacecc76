/// Tests of what rooms have in common.
@NullMarked
package dev.rytm.server.room;

import org.jspecify.annotations.NullMarked;
