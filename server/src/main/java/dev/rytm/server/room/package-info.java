/// What every room is made of: its settings, its bell, its workers. Knows no room.
@NullMarked
package dev.rytm.server.room;

import org.jspecify.annotations.NullMarked;
