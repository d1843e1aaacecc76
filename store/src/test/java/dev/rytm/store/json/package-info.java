/// Tests of the JSON form.
@NullMarked
package dev.rytm.store.json;

import org.jspecify.annotations.NullMarked;
