/// The HTTP API: what an engineer or the studio may see and change. It edits a person only by an event in the inbox.
@NullMarked
package dev.rytm.server.api;

import org.jspecify.annotations.NullMarked;
