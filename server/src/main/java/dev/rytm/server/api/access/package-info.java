/// Who may come in: signing in and out, sessions, one-time links, members and invitations.
@NullMarked
package dev.rytm.server.api.access;

import org.jspecify.annotations.NullMarked;
