/// Foreign JSON, read so that nothing in it can break us: limits, first of duplicate keys, clean texts, times in either
/// unit.
@NullMarked
package dev.rytm.messenger.json;

import org.jspecify.annotations.NullMarked;
