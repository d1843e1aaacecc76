/// What an event makes of a person, and the one way in which that is written down. Two rooms stand on it:
/// process, for all that waits in the inbox, and dispatch, for how a send ended.
@NullMarked
package dev.rytm.server.decision;

import org.jspecify.annotations.NullMarked;
