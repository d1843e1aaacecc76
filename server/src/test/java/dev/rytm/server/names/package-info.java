/// What people are called, asked of Meta. Nobody waits for it.
@NullMarked
package dev.rytm.server.names;

import org.jspecify.annotations.NullMarked;
