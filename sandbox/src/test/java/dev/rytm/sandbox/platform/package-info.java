/// Parts of the platform tried by values alone.
@NullMarked
package dev.rytm.sandbox.platform;

import org.jspecify.annotations.NullMarked;
