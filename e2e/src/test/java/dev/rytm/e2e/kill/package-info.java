/// Kills the server in the middle of its work, again and again, and judges the run as if nothing had happened.
@NullMarked
package dev.rytm.e2e.kill;

import org.jspecify.annotations.NullMarked;
