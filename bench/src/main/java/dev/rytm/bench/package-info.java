/// Load runs and comparisons. Every printed figure names its command and its machine.
@NullMarked
package dev.rytm.bench;

import org.jspecify.annotations.NullMarked;
