package dev.rytm.e2e.stack;

import dev.rytm.server.Config;
import dev.rytm.store.Database;
import dev.rytm.store.Vault;
import java.util.Set;

/// An API key of the instance, as `key create` on the server's command line makes one.
public final class InstanceKey {

    private InstanceKey() {}

    /// Makes a key that may create workspaces; it is told this once.
    public static String create(Config config, String name) {
        try (Database database = Database.open(config.database(), Vault.open(config.masterKeyFile()))) {
            return database.inTransaction(transaction -> transaction.apiKeys().create(null, name, Set.of("instance")));
        }
    }
}
