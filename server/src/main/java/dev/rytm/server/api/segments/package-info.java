/// Routes about crowds: segments, how many people they have and who, and the list of all contacts.
@NullMarked
package dev.rytm.server.api.segments;

import org.jspecify.annotations.NullMarked;
