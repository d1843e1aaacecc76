/// The one JSON form of core values: jsonb columns and HTTP speak it alike, and both are read strictly.
@NullMarked
package dev.rytm.store.json;

import org.jspecify.annotations.NullMarked;
