/// Tests of routes without HTTP.
@NullMarked
package dev.rytm.server.api.content;

import org.jspecify.annotations.NullMarked;
