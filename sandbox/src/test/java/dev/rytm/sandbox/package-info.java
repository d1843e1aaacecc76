/// The sandbox held against platform.md, over HTTP as the product meets it.
@NullMarked
package dev.rytm.sandbox;

import org.jspecify.annotations.NullMarked;
