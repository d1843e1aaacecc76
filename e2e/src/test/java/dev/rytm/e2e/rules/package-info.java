/// Every row of the rules and every error of Meta, walked through server and sandbox: what we refuse, what Meta would
/// have said, and what we believe afterwards.
@NullMarked
package dev.rytm.e2e.rules;

import org.jspecify.annotations.NullMarked;
