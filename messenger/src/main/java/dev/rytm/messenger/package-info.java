/// Meta's wire, both ways: signed webhooks become events, sends become API calls. No database, no decisions.
@NullMarked
package dev.rytm.messenger;

import org.jspecify.annotations.NullMarked;
