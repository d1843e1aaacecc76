/// PostgreSQL for tests: one server a JVM, a database of its own for each test.
@NullMarked
package dev.rytm.postgres.testing;

import org.jspecify.annotations.NullMarked;
