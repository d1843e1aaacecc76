package dev.rytm.server.dispatch;

import dev.rytm.core.Catalog;
import dev.rytm.core.PlannedSend;
import dev.rytm.core.consent.PackSwitch;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.OptInRequest;
import dev.rytm.core.contact.SendHistory;
import dev.rytm.core.contact.SentNotification;
import dev.rytm.core.policy.PageRules;
import dev.rytm.store.Catalogs;
import dev.rytm.store.StopWait;
import dev.rytm.store.Transaction;
import dev.rytm.store.send.Claim;
import dev.rytm.store.send.Intent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// All facts that a batch of claimed rows is judged by, read under lock: five statements for any number of rows.
/// Consents are seen as the page's rule pack has them now, decided or not.
///
/// The locks are taken in one order everywhere: persons, pages, sends. A stop's transaction holds its person, so
/// either it has committed and is seen here, or it waits until the intent is committed.
final class Dossier {

    private final Map<ContactKey, Contact> contacts;
    private final Map<Long, Catalog> catalogs;
    private final Map<ContactKey, StopWait> stops;
    private final Map<ContactKey, SendHistory> histories;
    private final Instant now;
    private final Set<String> trialsTaken = new HashSet<>();

    private Dossier(
            Map<ContactKey, Contact> contacts,
            Map<Long, Catalog> catalogs,
            Map<ContactKey, StopWait> stops,
            Map<ContactKey, SendHistory> histories,
            Instant now) {
        this.contacts = contacts;
        this.catalogs = new HashMap<>(catalogs);
        this.stops = stops;
        this.histories = new HashMap<>(histories);
        this.now = now;
    }

    static Dossier read(Transaction transaction, Catalogs catalogs, Collection<Claim> claims, Instant now) {
        Set<ContactKey> persons = claims.stream().map(Claim::contact).collect(Collectors.toSet());
        Set<Long> pages = persons.stream().map(ContactKey::pageId).collect(Collectors.toSet());
        Map<ContactKey, Contact> contacts = transaction.contacts().share(persons);
        return new Dossier(
                contacts,
                catalogs.currentForShare(transaction, pages),
                transaction.inbox().stopsWaiting(persons),
                transaction
                        .histories()
                        .of(
                                persons(claims, PlannedSend.Kind.NOTIFICATION),
                                persons(claims, PlannedSend.Kind.OPT_IN_REQUEST),
                                now),
                now);
    }

    private static Set<ContactKey> persons(Collection<Claim> claims, PlannedSend.Kind kind) {
        return claims.stream()
                .filter(claim -> claim.send().kind() == kind)
                .map(Claim::contact)
                .collect(Collectors.toSet());
    }

    Judge.Case of(Claim claim) {
        ContactKey key = claim.contact();
        Catalog catalog = catalog(key.pageId());
        Contact contact = PackSwitch.seen(
                contacts.getOrDefault(key, Contact.unknown(key)),
                catalog.topics(),
                catalog.page().pack(),
                now);
        SendHistory history = histories.getOrDefault(key, SendHistory.EMPTY);
        return new Judge.Case(
                claim, contact.withHistory(history), catalog, stops.getOrDefault(key, StopWait.NONE), now);
    }

    Collection<Catalog> catalogs() {
        return catalogs.values();
    }

    Catalog catalog(long pageId) {
        return Objects.requireNonNull(catalogs.get(pageId), () -> "page " + pageId + " has no catalog");
    }

    /// Makes the row the one that tries the page's bar, unless it is already; false if somebody else takes the turn.
    boolean takeTrial(Transaction transaction, Claim claim) {
        long page = claim.contact().pageId();
        String row = claim.key().id();
        PageRules rules = catalog(page).page();
        if (rules.bar().isTriedBy(row)) {
            return true;
        }
        if (!transaction.pageBars().takeTrial(page, row, now)) {
            return false;
        }
        catalogs.put(page, catalog(page).with(rules.with(rules.bar().triedBy(row, now))));
        trialsTaken.add(row);
        return true;
    }

    /// Whether it was this transaction that made the row the one that tries. If not, somebody else has it in hand.
    boolean tookTrial(String row) {
        return trialsTaken.contains(row);
    }

    /// What goes now counts for the person's next row in the same batch.
    void count(Intent intent, Instant deadlineAt) {
        PlannedSend send = intent.claim().send();
        SendHistory before = histories.getOrDefault(intent.claim().contact(), SendHistory.EMPTY);
        SendHistory after = switch (send.kind()) {
            case NOTIFICATION ->
                new SendHistory(
                        with(
                                before.notifications(),
                                new SentNotification(
                                        send.id(),
                                        Objects.requireNonNull(send.topic()),
                                        Objects.requireNonNull(intent.zone() == null ? send.zone() : intent.zone()),
                                        now,
                                        deadlineAt,
                                        true)),
                        before.requests());
            case OPT_IN_REQUEST ->
                new SendHistory(
                        before.notifications(),
                        with(
                                before.requests(),
                                new OptInRequest(
                                        send.id(),
                                        Objects.requireNonNull(send.topic()),
                                        Objects.requireNonNull(send.subject()),
                                        Objects.requireNonNull(send.title()),
                                        deadlineAt)));
            case MESSAGE -> before;
        };
        histories.put(intent.claim().contact(), after);
    }

    private static <T> List<T> with(List<T> before, T added) {
        List<T> after = new ArrayList<>(before);
        after.add(added);
        return after;
    }
}
