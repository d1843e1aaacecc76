package dev.rytm.bench.stage;

import dev.rytm.store.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Whether what is committed survives a crash, as a connection of whoever commits says it.
///
/// An administration connection would not do: a role, a database or a pool can have settings of its own.
public record Durability(String fsync, String synchronousCommit) {

    private static final String QUERY = BenchPostgres.OURS
            + "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit";

    public static Durability of(Database database) {
        return database.inTransaction(t ->
                t.statements().one(QUERY, row -> new Durability(row.text("fsync"), row.text("synchronous_commit"))));
    }

    public static Durability of(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            rows.next();
            return new Durability(rows.getString("fsync"), rows.getString("synchronous_commit"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Fails unless both are on: who does not wait for the disk cannot be compared with who does.
    public void require(String who) {
        if (!fsync.equals("on") || !synchronousCommit.equals("on")) {
            throw new IllegalStateException(
                    who + " would run with " + this + "; both must be on, so nothing is measured");
        }
    }

    @Override
    public String toString() {
        return "fsync = " + fsync + ", synchronous_commit = " + synchronousCommit;
    }
}
