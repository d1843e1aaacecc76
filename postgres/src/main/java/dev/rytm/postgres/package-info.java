/// A PostgreSQL of our own on this machine, for people who try Rytm and for tests. Production brings its own.
@NullMarked
package dev.rytm.postgres;

import org.jspecify.annotations.NullMarked;
