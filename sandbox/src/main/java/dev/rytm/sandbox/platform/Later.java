package dev.rytm.sandbox.platform;

import java.time.Instant;

/// Puts something down to be done at an instant of the virtual clock.
@FunctionalInterface
public interface Later {

    /// Does `action` at `due`; at once if that has passed.
    void at(Instant due, Runnable action);
}
