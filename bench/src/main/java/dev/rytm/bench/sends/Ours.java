package dev.rytm.bench.sends;

import dev.rytm.bench.stage.Durability;
import dev.rytm.bench.stage.OurServer;
import dev.rytm.bench.stage.Pages;
import dev.rytm.bench.stage.People;
import dev.rytm.bench.stub.StubProcess;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.server.Server;
import dev.rytm.store.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The whole product: a server as `./rytm serve` starts it, every room at work, default timings.
///
/// A round begins when the workspace's brake is released and ends when no send is open, every outcome has gone through
/// the inbox into its person's facts, and the inbox is empty.
final class Ours implements Contender {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int BATCH = 1_000;

    private final Stage stage;
    private final Pages pages;
    private final Map<String, String> settings;
    private Map<ContactKey, String> sends = Map.of();
    private @Nullable Server server;
    private long callsBefore;

    /// What it all stands on.
    record Stage(OurServer servers, People people, StubProcess stub, InstantSource clock) {

        Database database() {
            return servers.database();
        }
    }

    Ours(Stage stage, Pages pages, Map<String, String> settings) {
        this.stage = stage;
        this.pages = pages;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public String database() {
        return OurServer.DATABASE;
    }

    /// Said by the bench's own connections, which are opened by the same code from the same settings as the server's.
    @Override
    public Optional<Durability> durability() {
        return Optional.of(Durability.of(stage.database()));
    }

    @Override
    public void prepare(int many) {
        pages.brake(stage.database(), true);
        sends = stage.people().make(pages, many, stage.clock().instant());
        server = stage.servers().start(settings);
        callsBefore = stage.stub().calls();
    }

    @Override
    public void run(int many) {
        pages.brake(stage.database(), false);
        long end = System.nanoTime() + PATIENCE.toNanos();
        // The cheap question first: while calls are still to be made, PostgreSQL is left alone.
        while (stage.stub().calls() - callsBefore < many) {
            rest(20, end);
        }
        while (isBusy()) {
            rest(5, end);
        }
    }

    private boolean isBusy() {
        return stage.database().inTransaction(t -> t.statements().one("""
                                /* bench */ select exists (select from send where waiting)
                                    or exists (select from send where open)
                                    or exists (select from inbox where processed_at is null and parked is null) as busy
                                """, row -> row.truth("busy")));
    }

    private void rest(int millis, long end) {
        if (System.nanoTime() > end) {
            throw new IllegalStateException("not all sends went out within " + PATIENCE + "; the stub answered "
                    + (stage.stub().calls() - callsBefore) + " calls, the ledger holds " + states());
        }
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    private List<String> states() {
        return stage.database()
                .inTransaction(t -> t.statements()
                        .list(
                                "select concat_ws(' ', count(*), state, reason, held, message) as line from send"
                                        + " group by state, reason, held, message",
                                row -> row.text("line")));
    }

    @Override
    public void check(int many) {
        Objects.requireNonNull(server).close();
        server = null;
        List<ContactKey> all = new ArrayList<>(sends.keySet());
        int known = 0;
        for (int from = 0; from < all.size(); from += BATCH) {
            List<ContactKey> some = all.subList(from, Math.min(all.size(), from + BATCH));
            Map<ContactKey, Contact> contacts =
                    stage.database().inTransaction(t -> t.contacts().read(some));
            known += (int)
                    some.stream().filter(key -> knows(contacts.get(key), key)).count();
        }
        int sent = stage.database()
                .inTransaction(t -> t.statements()
                        .one(
                                "select count(*)::integer as n from send where state = 'SENT' and id = any (?)",
                                row -> row.integer("n"),
                                (Object) sends.values().toArray(String[]::new)));
        if (known != many || sent != many) {
            throw new IllegalStateException("of " + many + " sends " + sent + " are SENT and " + known
                    + " are in their persons' facts; the ledger holds " + states());
        }
    }

    private boolean knows(@Nullable Contact contact, ContactKey key) {
        return contact != null
                && contact.history().notifications().stream()
                        .anyMatch(sent -> sent.sendId().equals(sends.get(key)) && !sent.unknown());
    }
}
