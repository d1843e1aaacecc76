/// Tests of the send ledger against a real PostgreSQL.
@NullMarked
package dev.rytm.store.send;

import org.jspecify.annotations.NullMarked;
