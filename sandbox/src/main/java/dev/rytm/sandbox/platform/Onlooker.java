package dev.rytm.sandbox.platform;

/// Sees what appears in people's conversations: whoever plays the people.
@FunctionalInterface
public interface Onlooker {

    /// `item` has just appeared in the conversation of `person`, who is locked: be quick, act later.
    void appeared(Person person, ThreadItem item);
}
