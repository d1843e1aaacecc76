/// The send ledger to the Graph API, paced; outcomes go back into the inbox. Touches no contact.
@NullMarked
package dev.rytm.server.dispatch;

import org.jspecify.annotations.NullMarked;
