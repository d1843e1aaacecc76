/// What every bench stands on: a PostgreSQL of its own, a server of ours, pages and persons, and what it all costs.
@NullMarked
package dev.rytm.bench.stage;

import org.jspecify.annotations.NullMarked;
