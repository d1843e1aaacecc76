/// What operators and machines ask: is it alive, is it ready, how much is left to do. Listens on loopback only.
@NullMarked
package dev.rytm.server.ops;

import org.jspecify.annotations.NullMarked;
