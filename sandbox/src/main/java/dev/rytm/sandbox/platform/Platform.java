package dev.rytm.sandbox.platform;

import java.time.Instant;
import java.time.InstantSource;

/// The pretend platform: who exists, what the switches say, and what is shared by all that happens in it.
///
/// It has no clock of its own besides the one handed in, and speaks to the outside through an `Outlet` only.
public final class Platform {

    /// What the platform is built from.
    public record Surroundings(InstantSource clock, Later later, Occurrence.Outlet outlet, long seed) {}

    private final Registry registry = new Registry();
    private final Surroundings surroundings;
    private final Ids ids;
    private volatile Settings settings;
    private volatile Onlooker onlooker = (person, item) -> {};

    /// A platform without pages.
    public Platform(Surroundings surroundings, Settings settings) {
        this.surroundings = surroundings;
        this.ids = new Ids(surroundings.seed());
        this.settings = settings;
    }

    /// Who exists.
    public Registry registry() {
        return registry;
    }

    /// Where ids come from.
    public Ids ids() {
        return ids;
    }

    /// The switches now.
    public Settings settings() {
        return settings;
    }

    /// Works by `next` from now on.
    public void settings(Settings next) {
        this.settings = next;
    }

    /// Tells `next` what appears in conversations.
    public void onlooker(Onlooker next) {
        this.onlooker = next;
    }

    /// What time it is.
    public Instant now() {
        return surroundings.clock().instant();
    }

    long seed() {
        return surroundings.seed();
    }

    void later(Instant due, Runnable action) {
        surroundings.later().at(due, action);
    }

    void emit(Occurrence occurrence) {
        surroundings.outlet().emit(occurrence);
    }

    void show(Person person, ThreadItem item) {
        person.add(item, settings.threadLength());
        onlooker.appeared(person, item);
    }

    /// Lets a person exist. An empty `psid` gets one made.
    public Person addPerson(Page page, String psid, Profile profile, boolean tester) {
        Person person = new Person(page, psid.isEmpty() ? ids.psid() : psid, profile, tester);
        page.add(person);
        return person;
    }

    /// Switches a page, and tells its apps of a policy block that begins or ends.
    public void switchPage(Page page, PageSwitches next) {
        boolean before = page.switches().policyBlock();
        page.switchTo(next);
        if (before != next.policyBlock()) {
            Instant now = now();
            emit(new Occurrence(
                    page,
                    WebhookField.MESSAGING_POLICY_ENFORCEMENT,
                    "",
                    null,
                    now,
                    Items.policy(page, next.policyBlock() ? "block" : "unblock", now),
                    null));
        }
    }
}
