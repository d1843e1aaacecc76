/// How fast webhooks are taken in.
@NullMarked
package dev.rytm.bench.intake;

import org.jspecify.annotations.NullMarked;
