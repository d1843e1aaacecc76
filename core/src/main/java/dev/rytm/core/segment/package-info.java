/// Who belongs: a condition with a name, answered for one person.
@NullMarked
package dev.rytm.core.segment;

import org.jspecify.annotations.NullMarked;
