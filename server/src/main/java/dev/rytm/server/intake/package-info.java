/// Webhooks: signature, shape, one insert, 200. Decides nothing and reads no contact.
@NullMarked
package dev.rytm.server.intake;

import org.jspecify.annotations.NullMarked;
