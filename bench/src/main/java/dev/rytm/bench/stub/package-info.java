/// A Graph API that says yes to everything, as cheaply as a socket can, and counts.
@NullMarked
package dev.rytm.bench.stub;

import org.jspecify.annotations.NullMarked;
