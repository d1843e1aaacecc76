/// PostgreSQL: every table and every statement of the product. No decisions, no HTTP.
@NullMarked
package dev.rytm.store;

import org.jspecify.annotations.NullMarked;
