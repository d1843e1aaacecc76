/// What is said, as written and as sent, and how sending ended.
@NullMarked
package dev.rytm.core.message;

import org.jspecify.annotations.NullMarked;
