/// Routes about the consent ledger of a whole page: what it holds, whether it is as it was recorded, and a file of it.
@NullMarked
package dev.rytm.server.api.ledger;

import org.jspecify.annotations.NullMarked;
