/// May this be sent now, and if not, why, and when next? Rule packs are data; verdicts are values.
@NullMarked
package dev.rytm.core.policy;

import org.jspecify.annotations.NullMarked;
