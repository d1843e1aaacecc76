/// The life of a topic on a virtual clock: a bakery, two hundred people, nine and a half months, and the account of
/// every send.
@NullMarked
package dev.rytm.e2e.demo;

import org.jspecify.annotations.NullMarked;
