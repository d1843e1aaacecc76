/// The pictures of the documentation, taken anew by every run of the tests.
@NullMarked
package dev.rytm.e2e.pictures;

import org.jspecify.annotations.NullMarked;
