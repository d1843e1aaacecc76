/// A flow tried out: the engine plays it on one person with a clock of its own, and nothing leaves.
@NullMarked
package dev.rytm.core.trial;

import org.jspecify.annotations.NullMarked;
