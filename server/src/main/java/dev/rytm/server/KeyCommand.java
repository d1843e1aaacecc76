package dev.rytm.server;

import dev.rytm.server.api.Scope;
import dev.rytm.store.Database;
import dev.rytm.store.Vault;
import java.io.PrintStream;
import java.util.Set;

/// `key create <name>`: makes an API key of the instance, which can make workspaces, and prints it once.
///
/// `key create <name> <workspace>` makes one with every right in an existing workspace, for whoever lost theirs.
final class KeyCommand {

    private static final String USAGE = "use: key create <name> [<workspace id>]";

    private KeyCommand() {}

    /// Returns the exit code.
    static int run(String[] arguments, Config config, PrintStream out, PrintStream err) {
        boolean right = (arguments.length == 3 || arguments.length == 4)
                && arguments[1].equals("create")
                && !arguments[2].isBlank()
                && arguments[2].length() <= 100
                && (arguments.length == 3 || arguments[3].matches("[1-9][0-9]{0,17}"));
        if (!right) {
            err.println(USAGE);
            return 2;
        }
        try (Database database = Database.open(config.database(), Vault.open(config.masterKeyFile()))) {
            return arguments.length == 3
                    ? print(database, arguments[2], out)
                    : print(database, arguments[2], Long.parseLong(arguments[3]), out, err);
        }
    }

    private static int print(Database database, String name, PrintStream out) {
        out.println(database.<String>inTransaction(
                transaction -> transaction.apiKeys().create(null, name, Set.of(Scope.INSTANCE.word()))));
        return 0;
    }

    private static int print(Database database, String name, long workspace, PrintStream out, PrintStream err) {
        boolean exists = database.inTransaction(
                transaction -> transaction.workspaces().find(workspace).isPresent());
        if (!exists) {
            err.println("there is no workspace " + workspace);
            return 1;
        }
        out.println(database.<String>inTransaction(
                transaction -> transaction.apiKeys().create(workspace, name, Scope.ofWorkspaces())));
        return 0;
    }
}
