package dev.rytm.store;

import dev.rytm.postgres.testing.TestDatabase;
import dev.rytm.postgres.testing.TestPostgres;
import java.util.List;

/// Fresh migrated databases for tests, each with a vault of its own.
public final class Databases {

    private Databases() {}

    public static Database fresh() {
        return open(TestPostgres.fresh("store", Database::migrate));
    }

    public static Database open(TestDatabase database) {
        return open(database, Vault.of(List.of(Vault.newKeyLine("test"))));
    }

    /// Several with one vault are the nodes of one installation.
    public static Database open(TestDatabase database, Vault vault) {
        return Database.open(new DatabaseConfig(database.url(), database.user(), database.password(), 8), vault);
    }
}
