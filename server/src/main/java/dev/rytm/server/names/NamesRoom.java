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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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

/// Asks Meta what people are called, and tells their inboxes.
///
/// A read changes nothing at Meta, so it may be made twice. Whoever Meta will not tell of stays nameless: an app that
/// may not read profiles is told so once for each person.
public final class NamesRoom implements AutoCloseable {

    /// So many at once, and in a second on this node: what Meta lets an app ask is needed for messages.
    private static final int BATCH = 20;

    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofMinutes(1);

    /// The access token has expired or was taken back; a person must mend it.
    private static final int BAD_TOKEN = 190;

    private static final Logger LOG = System.getLogger(NamesRoom.class.getName());

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
        Map<Long, PageAccess> accesses = new HashMap<>();
        for (Due one : due) {
            accesses.computeIfAbsent(
                    one.contact().pageId(), page -> access(transaction.pages().credentials(page)));
        }
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
            questions.forEach(one -> asked.add(threads.submit(() -> ask(one))));
        }
        // Whoever closes us does not wait; what is missing is asked for again when its lease is over.
        return asked.stream()
                .filter(one -> one.state() == Future.State.SUCCESS)
                .map(Future::resultNow)
                .toList();
    }

    private Answered ask(Question one) {
        try {
            return new Answered(
                    one.due(), graph.name(one.access(), one.due().contact().psid()));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a name could not be asked for", e);
            return new Answered(one.due(), new Reply.NoAnswer<>("a fault of ours"));
        }
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
                case Reply.Rejected<PersonName> rejected when isForNow(rejected) -> again(transaction, answer.due());
                case Reply.Rejected<PersonName> _ -> transaction.nameQuestions().end(answer.due());
                case Reply.NoAnswer<PersonName> _ -> again(transaction, answer.due());
            }
        }
        transaction.inbox().append(told);
        return told.size();
    }

    /// Another time the answer may be another one.
    private static boolean isForNow(Reply.Rejected<PersonName> rejected) {
        return switch (rejected.rejection()) {
            case THROTTLED, TRANSIENT, SENDING_BARRED -> true;
            case CONFIGURATION -> rejected.code() == BAD_TOKEN;
            case NOTIFICATIONS_STOPPED,
                    TOKEN_INVALID,
                    TOKEN_EXPIRED,
                    TOO_EARLY,
                    REQUEST_LIMIT,
                    TOPIC_ASKED,
                    WINDOW_CLOSED,
                    UNREACHABLE,
                    UNREACHABLE_FOR_NOW,
                    REQUESTS_BARRED,
                    UNEXPLAINED,
                    CONTENT -> false;
        };
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
