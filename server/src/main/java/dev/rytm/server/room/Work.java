package dev.rytm.server.room;

import java.time.Duration;

/// One round of a room's work.
@FunctionalInterface
public interface Work {

    /// Does what there is to do now and tells how long to rest unless the bell rings: zero when there may be more at
    /// once.
    Duration once();
}
