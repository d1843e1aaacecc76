/// Tests of the HTTP API, through a running server.
@NullMarked
package dev.rytm.server.api;

import org.jspecify.annotations.NullMarked;
