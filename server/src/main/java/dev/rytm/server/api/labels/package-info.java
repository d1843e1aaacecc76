/// Routes about tags and fields: which there are, of how many people, and what they are called.
@NullMarked
package dev.rytm.server.api.labels;

import org.jspecify.annotations.NullMarked;
