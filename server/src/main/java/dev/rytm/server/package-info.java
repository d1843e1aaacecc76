/// The process: rooms along the road of an event, none of which knows another, and the wiring that knows them all.
@NullMarked
package dev.rytm.server;

import org.jspecify.annotations.NullMarked;
