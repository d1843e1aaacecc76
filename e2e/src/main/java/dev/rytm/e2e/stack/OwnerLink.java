package dev.rytm.e2e.stack;

import dev.rytm.server.Config;
import dev.rytm.store.Database;
import dev.rytm.store.Vault;

/// A one-time link that makes the first owner and the first workspace, as the server prints one when it starts empty.
final class OwnerLink {

    private OwnerLink() {}

    /// The token of a new link, told this once.
    static String create(Config config) {
        try (Database database = Database.open(config.database(), Vault.open(config.masterKeyFile()))) {
            return database.inTransaction(transaction -> transaction.links().createForOwner(null));
        }
    }
}
