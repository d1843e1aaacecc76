package dev.rytm.server.dispatch;

import dev.rytm.core.Catalog;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Standing;
import dev.rytm.core.policy.Reason;
import dev.rytm.server.decision.Decide;
import dev.rytm.server.decision.Decisions;
import dev.rytm.store.Catalogs;
import dev.rytm.store.Outbox.DecidedEnding;
import dev.rytm.store.Outbox.Ending;
import dev.rytm.store.Transaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells persons how their sends ended: decided at once, in the transaction that writes the end down, where nobody
/// else has the person in hand and none of their events waits; by their inbox otherwise.
///
/// The inbox holds the event either way, with the instant and the catalog it was decided with. Persons are locked here
/// after sends and not before, so somebody who is locked already is never waited for.
final class Endings {

    private static final Logger LOG = System.getLogger(Endings.class.getName());

    private final Catalogs catalogs;
    private final Decide decide;
    private final InstantSource clock;

    Endings(Catalogs catalogs, Decide decide, InstantSource clock) {
        this.catalogs = catalogs;
        this.decide = decide;
        this.clock = clock;
    }

    /// How many events were decided, why sends were refused by it, and who has something to do now: the inbox always
    /// may, if persons were locked, for process passed over what came for them meanwhile.
    record Told(int decided, List<Reason> refusals, boolean inbox, boolean sends, boolean timers) {}

    /// All of it by the inboxes.
    static Told byInbox(Transaction transaction, Collection<Ending> endings) {
        transaction.outbox().tell(endings);
        return new Told(0, List.of(), !endings.isEmpty(), false, false);
    }

    Told tell(Transaction transaction, Collection<Ending> endings) {
        if (endings.isEmpty()) {
            return byInbox(transaction, endings);
        }
        // Milliseconds are kept exactly by every table and document.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<ContactKey, Contact> persons = free(transaction, endings, now);
        Map<Long, Catalog> current = catalogs.current(
                transaction, persons.keySet().stream().map(ContactKey::pageId).collect(Collectors.toSet()));
        Decisions decisions = new Decisions(decide, now);
        List<DecidedEnding> decided = new ArrayList<>();
        List<Ending> others = new ArrayList<>();
        for (Ending ending : endings) {
            Contact person = persons.get(ending.contact());
            Catalog catalog = current.get(ending.contact().pageId());
            if (person != null && catalog != null && decided(decisions, person, ending, catalog)) {
                decided.add(new DecidedEnding(ending, catalog.version()));
            } else {
                // And the person's later ones after it.
                persons.remove(ending.contact());
                others.add(ending);
            }
        }
        decisions.write(transaction);
        transaction.outbox().tellDecided(decided, now);
        transaction.outbox().tell(others);
        Decisions.Work work = decisions.work();
        return new Told(decided.size(), decisions.refusals(), true, work.sends(), work.timers());
    }

    /// Whom we have locked, and who has nothing else to be decided before. An erased person's events are emptied by
    /// process.
    private static Map<ContactKey, Contact> free(Transaction transaction, Collection<Ending> endings, Instant now) {
        Set<ContactKey> told = endings.stream().map(Ending::contact).collect(Collectors.toSet());
        Map<ContactKey, Contact> persons = transaction.contacts().lock(told, now);
        persons.values().removeIf(person -> person.standing() == Standing.ERASED);
        persons.keySet().removeAll(transaction.inbox().waiting(persons.keySet()));
        return persons;
    }

    /// What cannot be decided is tried again, counted and parked by process.
    private static boolean decided(Decisions decisions, Contact person, Ending ending, Catalog catalog) {
        try {
            return decisions.add(person, ending.event(), catalog);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(Level.WARNING, "how send " + ending.event().sendId() + " ended is left to the inbox", e);
            return false;
        }
    }
}
