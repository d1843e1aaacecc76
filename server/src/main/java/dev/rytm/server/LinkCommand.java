package dev.rytm.server;

import dev.rytm.store.Database;
import dev.rytm.store.Transaction;
import dev.rytm.store.Vault;
import dev.rytm.store.Workspaces.Workspace;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/// `link [<workspace id>]`: prints a one-time link that makes whoever follows it an owner of the workspace, or
/// gives an owner who lost the password a new one. Before there is any workspace, the link makes the first.
final class LinkCommand {

    private static final String USAGE = "use: link [<workspace id>]";

    private LinkCommand() {}

    /// Returns the exit code.
    static int run(String[] arguments, Config config, PrintStream out, PrintStream err) {
        boolean right = arguments.length == 1 || (arguments.length == 2 && arguments[1].matches("[1-9][0-9]{0,17}"));
        if (!right) {
            err.println(USAGE);
            return 2;
        }
        try (Database database = Database.open(config.database(), Vault.open(config.masterKeyFile()))) {
            Optional<Long> named = arguments.length == 2 ? Optional.of(Long.valueOf(arguments[1])) : Optional.empty();
            return database.inTransaction(transaction -> print(transaction, named, config, out, err));
        }
    }

    private static int print(
            Transaction transaction, Optional<Long> named, Config config, PrintStream out, PrintStream err) {
        List<Workspace> workspaces = transaction.workspaces().list();
        if (named.isPresent() && workspaces.stream().noneMatch(known -> known.id() == named.get())) {
            err.println("there is no workspace " + named.get());
            return 1;
        }
        if (named.isEmpty() && workspaces.size() > 1) {
            err.println("there are several workspaces; name the one that you mean:");
            workspaces.forEach(known -> err.println("  link " + known.id() + "   " + known.name()));
            return 1;
        }
        Long workspace =
                named.orElse(workspaces.isEmpty() ? null : workspaces.getFirst().id());
        out.println(address(config, config.http().port()) + transaction.links().createForOwner(workspace));
        return 0;
    }

    /// The link of the very first owner, or nothing once there is a member.
    static Optional<String> first(Database database, Config config, int port) {
        return database.inTransaction(transaction -> {
            if (!transaction.members().areNone()) {
                return Optional.empty();
            }
            Long workspace = transaction.workspaces().list().stream()
                    .map(Workspace::id)
                    .findFirst()
                    .orElse(null);
            return Optional.of(address(config, port) + transaction.links().createForOwner(workspace));
        });
    }

    /// The token follows behind the `#`: browsers keep that part to themselves, so it reaches no log of a proxy.
    private static String address(Config config, int port) {
        String studio = config.studio()
                .publicUrl()
                .map(url -> url.toString().replaceFirst("/+$", ""))
                .orElse("http://127.0.0.1:" + port);
        return studio + "/link#";
    }
}
