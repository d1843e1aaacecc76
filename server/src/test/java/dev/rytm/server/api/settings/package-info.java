/// Tests of routes without HTTP.
@NullMarked
package dev.rytm.server.api.settings;

import org.jspecify.annotations.NullMarked;
