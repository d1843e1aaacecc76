/// Judges a finished run against what the pretend platform and the simulated people know to be true.
///
/// Nothing here asks the product's policy: what should have gone out is counted from the calendar and from the
/// people's own taps.
@NullMarked
package dev.rytm.e2e.audit;

import org.jspecify.annotations.NullMarked;
