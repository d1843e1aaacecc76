/// Everything on this machine for a person to look at: what `./rytm` starts.
@NullMarked
package dev.rytm.e2e.local;

import org.jspecify.annotations.NullMarked;
