/// The Graph API at the door: requests are read, checked, judged by the platform and answered, with a fault now and
/// then.
@NullMarked
package dev.rytm.sandbox.graph;

import org.jspecify.annotations.NullMarked;
