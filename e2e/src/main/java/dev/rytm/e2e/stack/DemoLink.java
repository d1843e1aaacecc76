package dev.rytm.e2e.stack;

import dev.rytm.server.Config;
import dev.rytm.store.Database;
import dev.rytm.store.Vault;

/// A one-time link that signs in to the demo, made beside the server as its own command line makes links.
public final class DemoLink {

    private DemoLink() {}

    /// Marks the workspace of this page as the demo and returns the token of a new link to it, told this once.
    public static String create(Config config, long pageId) {
        try (Database database = Database.open(config.database(), Vault.open(config.masterKeyFile()))) {
            return database.inTransaction(transaction -> {
                long workspace = transaction
                        .statements()
                        .one(
                                "select workspace_id from page where page_id = ?",
                                row -> row.number("workspace_id"),
                                pageId);
                transaction.workspaces().markDemo(workspace);
                return transaction.links().createForDemo(workspace);
            });
        }
    }
}
