/// The pictures of the documentation, taken anew from the running program.
@NullMarked
package dev.rytm.e2e.pictures;

import org.jspecify.annotations.NullMarked;
