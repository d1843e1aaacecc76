/// The system's browser, driven from here: for pictures and for tests of what people see.
@NullMarked
package dev.rytm.e2e.browser;

import org.jspecify.annotations.NullMarked;
