@NullMarked
package dev.rytm.store.segment;

import org.jspecify.annotations.NullMarked;
