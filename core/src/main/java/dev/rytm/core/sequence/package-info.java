/// Enrolment and the next due moment.
@NullMarked
package dev.rytm.core.sequence;

import org.jspecify.annotations.NullMarked;
