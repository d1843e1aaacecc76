/// Everything that runs on one machine: PostgreSQL, the server as a process of its own, and the sandbox.
@NullMarked
package dev.rytm.e2e.stack;

import org.jspecify.annotations.NullMarked;
