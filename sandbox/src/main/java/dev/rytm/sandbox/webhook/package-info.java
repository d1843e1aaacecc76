/// Signed webhooks: queued by person, delivered in parallel, repeated when nobody says 200.
@NullMarked
package dev.rytm.sandbox.webhook;

import org.jspecify.annotations.NullMarked;
