/// Simulated people: what they do by hand, and what a script makes them do.
@NullMarked
package dev.rytm.sandbox.people;

import org.jspecify.annotations.NullMarked;
