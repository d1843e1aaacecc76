/// What the rules would refuse of a flow, and what is wrong with its drawing, told before anybody enters it.
@NullMarked
package dev.rytm.core.check;

import org.jspecify.annotations.NullMarked;
