package dev.rytm.server.names;

import dev.rytm.core.Event;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.messenger.graph.GraphClient;
import dev.rytm.messenger.graph.PageAccess;
import dev.rytm.messenger.graph.PersonName;
import dev.rytm.messenger.graph.Reply;
import dev.rytm.server.room.Bell;
import dev.rytm.server.room.Workers;
import dev.rytm.store.Arrival;
import dev.rytm.store.Database;
import dev.rytm.store.NameQuestions.Due;
import dev.rytm.store.Page.Credentials;
import dev.rytm.store.Transaction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// Asks Meta what people are called, and tells their inboxes.
///
/// A read changes nothing at Meta, so it may be made twice. Whoever Meta says nothing of stays
/// nameless: an app that may
/// not read profiles is told so for each person once.
public final class NamesRoom implements AutoCloseable {

    /// So many at once, and in a second: what Meta lets an app ask is needed for messages.
    private static final int BATCH = 20;

    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofMinutes(1);

    /// Pauses after the first attempt without an answer, the second, and so on.
    static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(12));

    private final Database database;
    private final GraphClient graph;
    private final InstantSource clock;
    private final Bell processBell;
    private final Workers workers;

    public NamesRoom(Database database, GraphClient graph, InstantSource clock, Bell processBell) {
        this.database = database;
        this.graph = graph;
        this.clock = clock;
        this.processBell = processBell;
        this.workers = new Workers("names", 1, new Bell(), this::once);
    }

    public void start() {
        workers.start();
    }

    private record Question(Due due, PageAccess access) {}

    private record Answered(Due due, Reply<PersonName> reply) {}

    private Duration once() {
        List<Question> questions = database.inTransaction(NamesRoom::claim);
        if (!questions.isEmpty()) {
            List<Answered> answers = ask(questions);
            database.inRepeatedTransaction(transaction -> write(transaction, answers));
            processBell.ring();
        }
        return REST;
    }

    private static List<Question> claim(Transaction transaction) {
        List<Due> due = transaction.nameQuestions().claim(BATCH, LEASE);
        if (due.isEmpty()) {
            return List.of();
        }
        Map<Long, PageAccess> accesses = new HashMap<>();
        transaction
                .pages()
                .credentials(due.stream().map(one -> one.contact().pageId()).collect(Collectors.toSet()))
                .forEach((page, credentials) -> accesses.put(page, access(credentials)));
        return due.stream()
                .map(one -> new Question(
                        one, Objects.requireNonNull(accesses.get(one.contact().pageId()))))
                .toList();
    }

    private static PageAccess access(Credentials credentials) {
        return new PageAccess(credentials.metaPageId(), credentials.accessToken(), credentials.appSecret());
    }

    /// All at once, and none longer than an exchange may last.
    private List<Answered> ask(List<Question> questions) {
        List<Future<Answered>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Question one : questions) {
                String psid = one.due().contact().psid();
                asked.add(threads.submit(() -> new Answered(one.due(), graph.name(one.access(), psid))));
            }
        }
        // Whoever closes us does not wait; what is missing is asked for again when its lease is over.
        return asked.stream()
                .filter(one -> one.state() == Future.State.SUCCESS)
                .map(Future::resultNow)
                .toList();
    }

    private int write(Transaction transaction, List<Answered> answers) {
        List<Arrival> told = new ArrayList<>();
        for (Answered answer : answers) {
            switch (answer.reply()) {
                case Reply.Done<PersonName> done -> {
                    if (transaction.nameQuestions().end(answer.due())) {
                        told.add(arrival(answer.due().contact(), done.value()));
                    }
                }
                case Reply.Rejected<PersonName> _ -> transaction.nameQuestions().end(answer.due());
                case Reply.NoAnswer<PersonName> _ -> again(transaction, answer.due());
            }
        }
        transaction.inbox().append(told);
        return told.size();
    }

    private static void again(Transaction transaction, Due due) {
        if (due.attempt() > PAUSES.size()) {
            transaction.nameQuestions().end(due);
        } else {
            transaction.nameQuestions().postpone(due, PAUSES.get(due.attempt() - 1));
        }
    }

    private Arrival arrival(ContactKey contact, PersonName name) {
        return Arrival.named(contact, "name", new Event.NameRead(clock.instant(), name.first(), name.last()));
    }

    @Override
    public void close() {
        workers.close();
    }
}
