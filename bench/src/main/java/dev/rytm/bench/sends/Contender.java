package dev.rytm.bench.sends;

import dev.rytm.bench.stage.Durability;
import java.util.Optional;

/// Somebody who makes calls: sets up a round, runs it, and proves afterwards that it did what it says.
interface Contender {

    String name();

    /// The database whose statements count.
    String database();

    /// What the connections that it works with say; nothing if it writes nothing down.
    Optional<Durability> durability();

    /// Not measured: everything stands ready at the starting line.
    void prepare(int sends);

    /// Measured: returns when the last call is made and everything about it is written down.
    void run(int sends);

    /// Not measured: stops what was prepared and fails unless everything is as it must be.
    void check(int sends);
}
