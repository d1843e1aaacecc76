package dev.rytm.sandbox.platform;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A page: its people, who may speak for it, and which app hears what.
public final class Page {

    private static final Instant NO_NEW_PAGES_FROM = Instant.parse("2025-09-01T00:00:00Z");

    private final String id;
    private final String name;
    private final String country;
    private final Instant connectedSince;
    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private final Map<String, Set<WebhookField>> subscriptions = new ConcurrentHashMap<>();
    private final CallRate calls;
    private final CallRate mediaCalls;
    private volatile PageSwitches switches;

    Page(String id, String name, String country, Instant connectedSince, PageSwitches switches) {
        this.id = id;
        this.name = name;
        this.country = country;
        this.connectedSince = connectedSince;
        this.switches = switches;
        this.calls = new CallRate(switches.perSecond());
        this.mediaCalls = new CallRate(switches.mediaPerSecond());
    }

    /// Its id.
    public String id() {
        return id;
    }

    /// Its name.
    public String name() {
        return name;
    }

    /// Two letters.
    public String country() {
        return country;
    }

    /// When it was connected to an app.
    public Instant connectedSince() {
        return connectedSince;
    }

    /// Whether it was connected after the classic API closed for new pages (rule 40).
    public boolean isNew() {
        return !connectedSince.isBefore(NO_NEW_PAGES_FROM);
    }

    /// Its switches now.
    public PageSwitches switches() {
        return switches;
    }

    void switchTo(PageSwitches next) {
        this.switches = next;
    }

    /// Its person with that page-scoped id.
    public Optional<Person> person(String psid) {
        return Optional.ofNullable(people.get(psid));
    }

    /// Everybody it knows.
    public Collection<Person> people() {
        return people.values();
    }

    void add(Person person) {
        if (people.putIfAbsent(person.psid(), person) != null) {
            throw new IllegalArgumentException(
                    "Page %s has a person %s already; leave `psid` out.".formatted(id, person.psid()));
        }
    }

    /// Subscribes an app to `fields`, in place of what it heard before.
    public void subscribe(String appId, Set<WebhookField> fields) {
        subscriptions.put(appId, Set.copyOf(fields));
    }

    /// Ends an app's subscription.
    public void unsubscribe(String appId) {
        subscriptions.remove(appId);
    }

    /// Which app hears which fields, always as it is now.
    public Map<String, Set<WebhookField>> subscriptions() {
        return Collections.unmodifiableMap(subscriptions);
    }

    /// Lets one more call in, or says that the second is full.
    public boolean admit(boolean media, long nanos) {
        return media ? mediaCalls.admit(switches.mediaPerSecond(), nanos) : calls.admit(switches.perSecond(), nanos);
    }

    /// The share of the calls per second that is used, in percent.
    public int usagePercent(long nanos) {
        return calls.percent(nanos);
    }
}
