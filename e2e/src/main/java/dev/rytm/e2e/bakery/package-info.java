/// The demo workspace: a bakery with one weekly topic, set up over the API as an engineer would do it.
@NullMarked
package dev.rytm.e2e.bakery;

import org.jspecify.annotations.NullMarked;
