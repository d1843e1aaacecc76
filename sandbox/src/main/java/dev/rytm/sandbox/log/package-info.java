/// The ground truth: every call received, every webhook delivered, and what people really agreed to.
@NullMarked
package dev.rytm.sandbox.log;

import org.jspecify.annotations.NullMarked;
