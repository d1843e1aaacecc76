/// Tests of dispatch with a real PostgreSQL and real HTTP.
@NullMarked
package dev.rytm.server.dispatch;

import org.jspecify.annotations.NullMarked;
