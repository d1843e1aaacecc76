package dev.rytm.server.decision;

import dev.rytm.core.Catalog;
import dev.rytm.core.Decision;
import dev.rytm.core.Event;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.policy.Reason;
import dev.rytm.store.Transaction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The decisions of one transaction about persons that it has locked: nothing else ever changes a person.
///
/// They are gathered first and written together: the new states, the messages to send, the timers to keep.
public final class Decisions {

    private final Decide decide;
    private final Instant now;
    private final Orders orders;
    private final Map<ContactKey, Contact> persons = new LinkedHashMap<>();

    public Decisions(Decide decide, Instant now) {
        this.decide = decide;
        this.now = now;
        this.orders = new Orders(now);
    }

    /// Decides about a person as the lock found them, or as an earlier event of this transaction left them. False, and
    /// nothing is changed, if the decision does not fit into the same transaction as those before it.
    public boolean add(Contact locked, Event event, Catalog catalog) {
        Contact before = persons.getOrDefault(locked.key(), locked);
        Decision decision = decide.decide(before, event, catalog, now);
        if (!orders.admits(locked.key(), decision.effects())) {
            return false;
        }
        orders.add(locked.key(), decision.effects());
        persons.put(locked.key(), decision.next());
        return true;
    }

    /// The person after what was decided so far.
    public Contact after(Contact locked) {
        return persons.getOrDefault(locked.key(), locked);
    }

    public void write(Transaction transaction) {
        transaction.contacts().save(persons.values());
        orders.write(transaction);
    }

    /// Comes last, when all that this transaction says of a person is written.
    public void forget(Transaction transaction) {
        orders.forget(transaction);
    }

    /// What others have to do now.
    public Work work() {
        return new Work(orders.hasSends(), orders.hasTimers(), orders.tells());
    }

    /// Whether there are messages to send, timers that may be due, and news for inboxes.
    public record Work(boolean sends, boolean timers, boolean news) {}

    /// Why sends were refused when they were planned, one reason for each.
    public List<Reason> refusals() {
        return orders.refusals();
    }
}
