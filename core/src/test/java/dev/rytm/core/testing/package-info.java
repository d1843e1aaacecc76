/// What the core's tests share: chance that can be repeated, and situations to put to the rules.
@NullMarked
package dev.rytm.core.testing;

import org.jspecify.annotations.NullMarked;
