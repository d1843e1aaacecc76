package dev.rytm.bench.stage;

import dev.rytm.core.Catalog;
import dev.rytm.core.Decision;
import dev.rytm.core.Effect;
import dev.rytm.core.Event.OptInGranted;
import dev.rytm.core.Event.TimerFired;
import dev.rytm.core.IdSource;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.decide.Decider;
import dev.rytm.core.policy.Rules;
import dev.rytm.store.ConsentLedger;
import dev.rytm.store.Database;
import dev.rytm.store.Notes;
import dev.rytm.store.Outbox.Planned;
import dev.rytm.store.Timers.Due;
import dev.rytm.store.Timers.TimerKey;
import dev.rytm.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Persons who agreed yesterday and whose first turn has come: what the core decides about them, written as the product
/// writes it.
///
/// The token of person 7 is `bench-7`. Nobody is ever made twice.
public final class People {

    private static final int BATCH = 1_000;

    private final Database database;
    private final Decider decider;
    private int next = 1;

    public People(Database database, long seed) {
        this.database = database;
        this.decider = new Decider(new Rules(), new SeededIds(new Random(seed)));
    }

    /// Makes so many persons, spread evenly over the pages, with one send due each; returns their sends.
    public Map<ContactKey, String> make(Pages pages, int many, Instant now) {
        Map<ContactKey, String> sends = new LinkedHashMap<>();
        for (int made = 0; made < many; made += BATCH) {
            int first = made;
            int size = Math.min(BATCH, many - made);
            database.inTransaction(t -> {
                sends.putAll(write(t, decide(pages, first, size, now), now));
                return size;
            });
        }
        return sends;
    }

    private record Made(Contact contact, List<Effect> effects) {}

    private List<Made> decide(Pages pages, int first, int size, Instant now) {
        Instant midnight = now.atZone(pages.zone())
                .toLocalDate()
                .atStartOfDay(pages.zone())
                .toInstant();
        Instant agreedAt = midnight.minus(Duration.ofHours(4));
        Instant turn = now.atZone(pages.zone()).with(Pages.TIME).toInstant();
        List<Made> all = new ArrayList<>();
        for (int i = first; i < first + size; i++) {
            Catalog catalog = pages.catalogs().get(i % pages.catalogs().size());
            String psid = String.valueOf(next++);
            Decision agreed = decider.decide(
                    Contact.unknown(new ContactKey(catalog.pageId(), psid)),
                    new OptInGranted(
                            agreedAt, "bench-" + psid, null, Pages.TITLE, Frequency.DAILY, pages.zone(), null, false),
                    catalog,
                    agreedAt);
            TimerFired rang = new TimerFired(turn, "turn:" + Pages.TOPIC.value(), turn);
            Decision spoken = decider.decide(agreed.next(), rang, catalog, now);
            List<Effect> effects = new ArrayList<>(agreed.effects());
            effects.addAll(spoken.effects());
            all.add(new Made(spoken.next(), effects));
        }
        return all;
    }

    private static Map<ContactKey, String> write(Transaction t, List<Made> people, Instant now) {
        Map<ContactKey, String> sends = new HashMap<>();
        List<Planned> planned = new ArrayList<>();
        Map<TimerKey, Optional<Due>> timers = new HashMap<>();
        List<ConsentLedger.Addition> consents = new ArrayList<>();
        List<Notes.Note> notes = new ArrayList<>();
        for (Made made : people) {
            ContactKey key = made.contact().key();
            for (Effect effect : made.effects()) {
                switch (effect) {
                    case Effect.Send send -> {
                        planned.add(new Planned(key, send.send()));
                        sends.put(key, send.send().id());
                    }
                    case Effect.StartTimer timer
                    when timer.at().isAfter(now) ->
                        timers.put(new TimerKey(key, timer.key()), Optional.of(Due.at(timer.at())));
                    case Effect.RecordConsent entry -> consents.add(new ConsentLedger.Addition(key, entry.change()));
                    case Effect.Note note -> notes.add(new Notes.Note(key, note.entry()));
                    // The turn's own timer, which has rung.
                    case Effect.StartTimer _ -> {}
                    // Effects to come are as unexpected here as those that are there.
                    default ->
                        throw new IllegalStateException("person " + key + " should have a send due, but: " + effect);
                }
            }
        }
        requireAll(sends.size(), people.size());
        keep(t, people.stream().map(Made::contact).toList(), now);
        t.outbox().append(planned, now);
        t.timers().change(timers);
        t.consentLedger().append(consents);
        t.notes().append(notes, now);
        return sends;
    }

    private static void requireAll(int sends, int people) {
        if (sends != people) {
            throw new IllegalStateException("of " + people + " persons only " + sends + " have a send");
        }
    }

    private static void keep(Transaction t, List<Contact> contacts, Instant now) {
        t.contacts().lock(contacts.stream().map(Contact::key).toList(), now);
        t.contacts().save(contacts);
    }

    private record SeededIds(Random random) implements IdSource {

        @Override
        public String newId() {
            return "%016x%016x".formatted(random.nextLong(), random.nextLong());
        }

        @Override
        public int percent() {
            return random.nextInt(100);
        }
    }
}
