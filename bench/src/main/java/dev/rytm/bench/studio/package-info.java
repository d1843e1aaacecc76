/// What the studio asks about many people, over HTTP, as a screen would.
@NullMarked
package dev.rytm.bench.studio;

import org.jspecify.annotations.NullMarked;
