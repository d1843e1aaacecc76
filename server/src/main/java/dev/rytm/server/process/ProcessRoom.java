package dev.rytm.server.process;

import dev.rytm.core.contact.ContactKey;
import dev.rytm.server.decision.Decide;
import dev.rytm.server.room.Bell;
import dev.rytm.server.room.Workers;
import dev.rytm.store.Catalogs;
import dev.rytm.store.Database;
import dev.rytm.store.DatabaseException;
import dev.rytm.store.InboxEntry;
import dev.rytm.store.Transaction;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Turns waiting events into decisions. Any number of workers on any number of nodes may do so at once: locks of
/// persons keep them apart. The names that this node has in hand are only remembered to spare its own workers vain
/// attempts.
public final class ProcessRoom implements AutoCloseable {

    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration TAKEN = Duration.ofMillis(20);
    private static final int EVENTS_OF_A_PERSON = 100;
    private static final Logger LOG = System.getLogger(ProcessRoom.class.getName());

    private final Tools tools;
    private final ProcessConfig config;
    private final Bells bells;
    private final Batch whole;
    private final Batch single;
    private final ProcessCounts counts;
    private final Workers workers;
    private final Set<ContactKey> inHand = ConcurrentHashMap.newKeySet();

    /// What the room works with.
    public record Tools(
            Database database, InstantSource clock, Catalogs catalogs, Decide decide, MeterRegistry registry) {}

    /// Its own bell, and those that it rings.
    public record Bells(Bell process, Bell timer, Bell dispatch) {}

    public ProcessRoom(Tools tools, ProcessConfig config, Bells bells) {
        this.tools = tools;
        this.config = config;
        this.bells = bells;
        this.whole = new Batch(tools.catalogs(), tools.decide(), EVENTS_OF_A_PERSON);
        this.single = new Batch(tools.catalogs(), tools.decide(), 1);
        this.counts = new ProcessCounts(tools.registry());
        this.workers = new Workers("process", config.workers(), bells.process(), this::once);
    }

    public void start() {
        workers.start();
    }

    /// One batch. The rest is short when others hold everybody who waits.
    private Duration once() {
        List<ContactKey> waiting = tools.database()
                .inTransaction(transaction -> transaction.inbox().waiting(4 * config.batch()));
        List<ContactKey> mine =
                waiting.stream().filter(inHand::add).limit(config.batch()).toList();
        if (mine.size() == config.batch()) {
            bells.process().ring();
        }
        try {
            int decided = persons(
                            mine.stream().filter(key -> !key.psid().isEmpty()).toList())
                    + pages(mine.stream().filter(key -> key.psid().isEmpty()).toList());
            if (decided > 0) {
                return Duration.ZERO;
            }
            return waiting.isEmpty() ? IDLE : TAKEN;
        } finally {
            mine.forEach(inHand::remove);
        }
    }

    private int persons(Collection<ContactKey> persons) {
        if (persons.isEmpty()) {
            return 0;
        }
        try {
            return carryThrough(whole, persons);
        } catch (RuntimeException | StackOverflowError e) {
            if (isTrouble(e)) {
                throw e;
            }
            LOG.log(Level.WARNING, "a batch of " + persons.size() + " persons failed; each is decided alone", e);
            return persons.stream().mapToInt(this::alone).sum();
        }
    }

    private int carryThrough(Batch batch, Collection<ContactKey> persons) {
        Instant now = now();
        Batch.Done done =
                tools.database().inRepeatedTransaction(transaction -> batch.carryThrough(transaction, persons, now));
        counts.done(done);
        if (done.work().sends()) {
            bells.dispatch().ring();
        }
        if (done.work().timers()) {
            bells.timer().ring();
        }
        return done.decided() + done.failures().size();
    }

    /// One person, one event a transaction; an event that fails on writing is counted, and parked in the end.
    private int alone(ContactKey person) {
        int handled = 0;
        for (int i = 0; i < EVENTS_OF_A_PERSON; i++) {
            try {
                int decided = carryThrough(single, List.of(person));
                if (decided == 0) {
                    return handled;
                }
                handled += decided;
            } catch (RuntimeException | StackOverflowError e) {
                if (isTrouble(e) || !countFailure(person, e)) {
                    throw e;
                }
                handled++;
            }
        }
        return handled;
    }

    /// False if somebody else has the person by now.
    private boolean countFailure(ContactKey person, Throwable cause) {
        counts.failed();
        return tools.database().inRepeatedTransaction(transaction -> {
            boolean locked = person.psid().isEmpty()
                    ? transaction.inbox().lockPage(person.pageId())
                    : transaction.contacts().lock(List.of(person), now()).containsKey(person);
            Optional<InboxEntry> entry = locked ? first(transaction, person) : Optional.empty();
            entry.ifPresent(failed -> Poison.count(transaction, failed, cause));
            return locked;
        });
    }

    private int pages(Collection<ContactKey> pages) {
        int handled = 0;
        for (ContactKey page : pages) {
            try {
                if (tools.database().inRepeatedTransaction(transaction -> page(transaction, page))) {
                    counts.pageEvent();
                    handled++;
                }
            } catch (RuntimeException e) {
                if (isTrouble(e) || !countFailure(page, e)) {
                    throw e;
                }
                handled++;
            }
        }
        return handled;
    }

    private boolean page(Transaction transaction, ContactKey page) {
        if (!transaction.inbox().lockPage(page.pageId())) {
            return false;
        }
        Optional<InboxEntry> entry = first(transaction, page);
        entry.ifPresent(event -> PageEvents.apply(transaction, event, now()));
        return entry.isPresent();
    }

    private static Optional<InboxEntry> first(Transaction transaction, ContactKey key) {
        return transaction.inbox().take(List.of(key)).stream().findFirst();
    }

    /// Milliseconds are kept exactly by every table and document, so a decision can be made again from what is
    /// stored.
    private Instant now() {
        return tools.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static boolean isTrouble(Throwable e) {
        return e instanceof DatabaseException trouble && trouble.isTrouble();
    }

    @Override
    public void close() {
        workers.close();
    }
}
