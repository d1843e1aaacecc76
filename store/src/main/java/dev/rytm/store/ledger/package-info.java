/// The file of a page's consent ledger: written line by line, and verified by itself, without a database. The form is
/// told in `docs/ledger.md`.
@NullMarked
package dev.rytm.store.ledger;

import org.jspecify.annotations.NullMarked;
