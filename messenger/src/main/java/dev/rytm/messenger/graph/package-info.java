/// What we tell Meta: one message, one call, and an honest answer about what became of it.
@NullMarked
package dev.rytm.messenger.graph;

import org.jspecify.annotations.NullMarked;
