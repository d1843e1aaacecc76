/// Who answers an event: the only package that sees all others of the core and decides with them.
@NullMarked
package dev.rytm.core.decide;

import org.jspecify.annotations.NullMarked;
