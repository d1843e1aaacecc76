/// A pretend Messenger Platform with rules of its own, reached over HTTP only. It shares no code with the product.
@NullMarked
package dev.rytm.sandbox;

import org.jspecify.annotations.NullMarked;
