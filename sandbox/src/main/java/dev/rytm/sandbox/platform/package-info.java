/// The pretend platform itself: pages, people, threads, tokens and the rules of each era. No HTTP, no clock of its own.
@NullMarked
package dev.rytm.sandbox.platform;

import org.jspecify.annotations.NullMarked;
