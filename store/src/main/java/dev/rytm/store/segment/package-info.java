/// Crowds: the same conditions that core answers for one person, asked of all people of a page in SQL.
@NullMarked
package dev.rytm.store.segment;

import org.jspecify.annotations.NullMarked;
