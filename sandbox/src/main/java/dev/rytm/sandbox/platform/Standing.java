package dev.rytm.sandbox.platform;

import java.time.Instant;

/// What a person decides about the page as a whole: blocks it, unblocks it, deletes the account. No webhook
/// tells of it (rule 34).
public final class Standing {

    private final Platform platform;

    /// Decisions on `platform`.
    public Standing(Platform platform) {
        this.platform = platform;
    }

    /// The person blocks the page.
    public void block(Person person) {
        set(person, "BLOCKED", () -> person.block(true));
    }

    /// The person unblocks the page.
    public void unblock(Person person) {
        set(person, "UNBLOCKED", () -> person.block(false));
    }

    /// The person deletes the account, for good.
    public void delete(Person person) {
        set(person, "DELETED", person::delete);
    }

    /// Whether the platform answers 10/2018108 for this person.
    public void cannotReceive(Person person, boolean value) {
        synchronized (person) {
            person.cannotReceive(value);
        }
    }

    private void set(Person person, String name, Runnable change) {
        synchronized (person) {
            Instant now = platform.now();
            change.run();
            platform.show(
                    person,
                    ThreadItem.of(ThreadItem.Kind.NOTE, platform.ids().messageId(), now)
                            .text(name)
                            .build());
        }
    }
}
