/// Routes of what authors make: topics, flows, sequences, entrances.
@NullMarked
package dev.rytm.server.api.content;

import org.jspecify.annotations.NullMarked;
