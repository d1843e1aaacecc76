package dev.rytm.server.process;

import dev.rytm.core.Catalog;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Standing;
import dev.rytm.core.policy.Reason;
import dev.rytm.server.decision.Decide;
import dev.rytm.server.decision.Decisions;
import dev.rytm.store.Catalogs;
import dev.rytm.store.Inbox.Decided;
import dev.rytm.store.InboxEntry;
import dev.rytm.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Carries a batch of persons through: lock them, read their events, decide, write the decisions down.
///
/// All of it is one transaction. A crash anywhere leaves the events in the inbox, untouched, and nothing half-said;
/// a success leaves the new states, the messages to send and the timers to keep, together. The locks see to it that
/// no two workers ever decide about one person at once.
final class Batch {

    private final Catalogs catalogs;
    private final Decide decide;
    private final int eventsEach;

    /// `eventsEach` is how many events of each person are decided at most.
    Batch(Catalogs catalogs, Decide decide, int eventsEach) {
        this.catalogs = catalogs;
        this.decide = decide;
        this.eventsEach = eventsEach;
    }

    /// What was done: events decided, events that failed, why sends were refused, and whether others have work now.
    record Done(int decided, List<Failure> failures, List<Reason> refusals, Decisions.Work work) {}

    /// An event whose decision failed.
    record Failure(InboxEntry entry, Throwable cause) {}

    Done carryThrough(Transaction transaction, Collection<ContactKey> persons, Instant now) {
        Map<ContactKey, Contact> locked = transaction.contacts().lock(persons, now);
        Map<ContactKey, List<InboxEntry>> events = byPerson(transaction.inbox().take(locked.keySet()));
        Map<Long, Catalog> current = catalogs.current(
                transaction, events.keySet().stream().map(ContactKey::pageId).collect(Collectors.toSet()));
        Progress progress = new Progress(now);
        events.forEach((person, entries) ->
                progress.person(Objects.requireNonNull(locked.get(person)), entries, current.get(person.pageId())));
        return progress.write(transaction);
    }

    private static Map<ContactKey, List<InboxEntry>> byPerson(List<InboxEntry> entries) {
        Map<ContactKey, List<InboxEntry>> byPerson = new LinkedHashMap<>();
        entries.forEach(entry -> byPerson.computeIfAbsent(entry.contact(), person -> new ArrayList<>())
                .add(entry));
        return byPerson;
    }

    /// What was decided in one batch so far.
    private final class Progress {

        private final Instant now;
        private final Decisions decisions;
        private final List<Decided> decided = new ArrayList<>();
        private final List<InboxEntry> forgotten = new ArrayList<>();
        private final List<Failure> failures = new ArrayList<>();

        Progress(Instant now) {
            this.now = now;
            this.decisions = new Decisions(decide, now);
        }

        /// A person's events, one after the other. The first that fails, or does not fit into the batch, ends it
        /// for this time.
        private void person(Contact locked, List<InboxEntry> entries, @Nullable Catalog catalog) {
            for (InboxEntry entry : entries.subList(0, Math.min(entries.size(), eventsEach))) {
                try {
                    if (!decisions.add(locked, entry.event(), known(catalog, entry))) {
                        break;
                    }
                } catch (RuntimeException | StackOverflowError e) {
                    failures.add(new Failure(entry, e));
                    break;
                }
                decided.add(new Decided(entry, catalog == null ? 0 : catalog.version()));
                if (decisions.after(locked).standing() == Standing.ERASED) {
                    forgotten.add(entry);
                }
            }
        }

        private static Catalog known(@Nullable Catalog catalog, InboxEntry entry) {
            if (catalog == null) {
                throw new IllegalStateException("page " + entry.contact().pageId() + " has no catalog");
            }
            return catalog;
        }

        private Done write(Transaction transaction) {
            decisions.write(transaction);
            if (!decided.isEmpty()) {
                transaction.inbox().finish(decided, now);
            }
            if (!forgotten.isEmpty()) {
                transaction.inbox().forget(forgotten);
            }
            decisions.forget(transaction);
            failures.forEach(failure -> Poison.count(transaction, failure.entry(), failure.cause()));
            return new Done(decided.size(), failures, decisions.refusals(), decisions.work());
        }
    }
}
