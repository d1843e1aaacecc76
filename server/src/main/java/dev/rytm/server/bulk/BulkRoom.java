package dev.rytm.server.bulk;

import dev.rytm.server.room.Bell;
import dev.rytm.server.room.Workers;
import dev.rytm.store.Database;
import java.time.Duration;
import java.time.InstantSource;

/// Carries out edits of tags and fields, imports of files, moves of people into new versions of flows, and checks of
/// consent ledgers. Where it stands is in the database: after a crash, or on another node, it goes on where it was.
public final class BulkRoom implements AutoCloseable {

    private static final Duration LONGEST_REST = Duration.ofSeconds(2);
    private static final Duration UPLOADS_KEPT = Duration.ofDays(1);
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

    private final Database database;
    private final InstantSource clock;
    private final Bell processBell;
    private final Workers labels;
    private final Workers imports;
    private final Workers moves;
    private final Workers checks;
    private final Workers sweeping;

    /// Whoever orders something rings `bell`; whoever decides events hears the other.
    public BulkRoom(Database database, InstantSource clock, Bell bell, Bell processBell) {
        this.database = database;
        this.clock = clock;
        this.processBell = processBell;
        this.labels = new Workers("label-edit", 1, bell, this::editLabels);
        this.imports = new Workers("import", 1, bell, this::bringIn);
        this.moves = new Workers("flow-move", 1, bell, this::move);
        this.checks = new Workers("ledger-check", 1, bell, this::check);
        this.sweeping = new Workers("upload-sweep", 1, new Bell(), this::sweep);
    }

    public void start() {
        labels.start();
        imports.start();
        moves.start();
        checks.start();
        sweeping.start();
    }

    private Duration editLabels() {
        return rest(database.inRepeatedTransaction(
                transaction -> transaction.labelEdits().advance()));
    }

    private Duration bringIn() {
        return rest(database.inRepeatedTransaction(ImportStep::take));
    }

    private Duration move() {
        return rest(database.inRepeatedTransaction(
                transaction -> transaction.flowMoves().advance()));
    }

    /// Nobody waits for what it writes.
    private Duration check() {
        boolean worked = database.inRepeatedTransaction(
                transaction -> transaction.consentChecks().advance(clock.instant()));
        return worked ? Duration.ZERO : LONGEST_REST;
    }

    private Duration sweep() {
        database.inRepeatedTransaction(
                transaction -> transaction.contactImports().forgetIdle(UPLOADS_KEPT));
        return BETWEEN_SWEEPS;
    }

    private Duration rest(boolean worked) {
        if (worked) {
            processBell.ring();
        }
        return worked ? Duration.ZERO : LONGEST_REST;
    }

    @Override
    public void close() {
        sweeping.close();
        checks.close();
        moves.close();
        imports.close();
        labels.close();
    }
}
