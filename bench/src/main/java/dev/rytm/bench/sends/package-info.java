/// How fast sends go out: ours, a peer and the bare client, in interleaved rounds against the same database and the
/// same stub.
@NullMarked
package dev.rytm.bench.sends;

import org.jspecify.annotations.NullMarked;
