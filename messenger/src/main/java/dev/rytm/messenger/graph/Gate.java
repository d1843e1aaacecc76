package dev.rytm.messenger.graph;

/// Asked when everything but the last byte of a message is on its way: may it still go?
///
/// Whoever answers compares the clocks with the intent's deadline and its lease. It must be quick and must not throw.
@FunctionalInterface
public interface Gate {

    boolean isOpen();
}
