/// The studio in a real browser, on a server and a pretend Messenger of its own.
@org.jspecify.annotations.NullMarked
package dev.rytm.e2e.studio;
