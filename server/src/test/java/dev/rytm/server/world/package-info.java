/// A database with a page in it, for tests.
@NullMarked
package dev.rytm.server.world;

import org.jspecify.annotations.NullMarked;
