/// One order about very many people, carried out a few thousand at a time: each of them gets an event of their
/// own, or the proof of their consents is checked. Decides nothing.
@NullMarked
package dev.rytm.server.bulk;

import org.jspecify.annotations.NullMarked;
