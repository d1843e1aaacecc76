package dev.rytm.server.intake;

import dev.rytm.store.Database;
import dev.rytm.store.DatabaseException;
import dev.rytm.store.PageDirectory;
import dev.rytm.store.RawBodies.Name;
import dev.rytm.store.RawBodies.RawBody;
import dev.rytm.store.RawBodies.Reread;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads again what could not be read: a newer version may know how. The whole body is read, since a part does not
/// say whose it is; events that came through at the time change nothing.
final class Rereading {

    private final Database database;
    private final PageDirectory directory;
    private final Sorter sorter;

    Rereading(Database database, PageDirectory directory, Sorter sorter) {
        this.database = database;
        this.directory = directory;
        this.sorter = sorter;
    }

    /// Empty if no such body is kept for a person.
    Optional<Reread> readAgain(Name name) {
        return database.inTransaction(transaction -> transaction.rawBodies().find(name))
                .filter(named -> named.reason() != null)
                .map(this::readAgain);
    }

    private Reread readAgain(RawBody named) {
        Optional<RawBody> whole = whole(named);
        Set<Long> apps = whole.map(RawBody::signedBy).orElse(Set.of());
        Set<String> secrets = directory.secretsOf(apps);
        if (whole.isEmpty() || secrets.isEmpty()) {
            return new Reread(0, "nobody knows any more who signed it");
        }
        RawBody body = whole.get();
        Sorter.Signed signed = new Sorter.Signed(secrets, apps);
        Delivery delivery = sorter.sort(body.bytes(), signed, body.name().arrivedAt());
        Map<Name, RawBody> unreadable = new LinkedHashMap<>();
        Stream.concat(delivery.unread().stream(), Stream.of(delivery.body()))
                .filter(one -> one.reason() != null)
                .forEach(one -> unreadable.put(one.name(), one));
        try {
            int events = database.inRepeatedTransaction(transaction -> {
                transaction.rawBodies().settle(body.name());
                transaction.rawBodies().keepAgain(unreadable.values());
                return transaction.inbox().append(delivery.arrivals());
            });
            RawBody still = unreadable.get(named.name());
            return new Reread(events, still == null ? null : still.reason());
        } catch (DatabaseException e) {
            if (e.isTrouble()) {
                throw e;
            }
            return new Reread(0, DeliveryWriter.unstorable(e));
        }
    }

    private Optional<RawBody> whole(RawBody named) {
        String key = named.partOf();
        return key == null
                ? Optional.of(named)
                : database.inTransaction(transaction ->
                        transaction.rawBodies().find(new Name(named.name().arrivedAt(), key)));
    }
}
