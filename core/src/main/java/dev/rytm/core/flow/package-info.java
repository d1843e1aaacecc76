/// Steps and exits; how far an event carries a person through them.
@NullMarked
package dev.rytm.core.flow;

import org.jspecify.annotations.NullMarked;
