/// Inbox to decisions: one transaction a batch of persons. Calls no network.
@NullMarked
package dev.rytm.server.process;

import org.jspecify.annotations.NullMarked;
