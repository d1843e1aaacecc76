/// Tests of how the studio is handed to browsers.
@NullMarked
package dev.rytm.server.studio;

import org.jspecify.annotations.NullMarked;
