/// Topics, and how a consent starts, stops, resumes, expires and is asked again.
@NullMarked
package dev.rytm.core.consent;

import org.jspecify.annotations.NullMarked;
