package dev.rytm.bench.sends;

/// Somebody who makes calls: sets up a round, runs it, and proves afterwards that it did what it says.
interface Contender {

    String name();

    /// The database whose statements count.
    String database();

    /// Not measured.
    void prepare(int sends);

    /// Measured: returns when the last call is made and everything about it is written down.
    void run(int sends);

    /// Not measured; fails unless everything is as it must be.
    void check(int sends);
}
