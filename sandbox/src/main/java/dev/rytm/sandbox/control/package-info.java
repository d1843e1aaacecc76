/// The control API and the chat page, for this machine's own use only.
@NullMarked
package dev.rytm.sandbox.control;

import org.jspecify.annotations.NullMarked;
