package dev.rytm.sandbox.clock;

/// The sandbox's own unfinished work, as far as the clock must wait for it.
public interface OwnWork {

    /// How many webhooks are under way. The clock does not turn while there are any.
    long outstanding();

    /// A number that grows with every call received and every webhook delivered. Two looks count as quiet
    /// only if it stayed the same between them.
    long stamp();
}
