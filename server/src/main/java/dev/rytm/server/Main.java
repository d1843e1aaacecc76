package dev.rytm.server;

import java.io.Console;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Starts the server from the environment. The only place that reads the system's clock.
public final class Main {

    /// The exit status of a start that the settings forbid.
    private static final int MISCONFIGURED = 2;

    private Main() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("check")) {
            System.exit(CheckCommand.run(arguments, System.getenv(), System.out));
        }
        if (arguments.length > 0 && arguments[0].equals("ledger")) {
            System.exit(LedgerCommand.run(arguments, System.getenv(), System.out));
        }
        beginToLog();
        Optional<Config> config = config(System.getenv(), System.err);
        if (config.isEmpty()) {
            System.exit(MISCONFIGURED);
        } else if (arguments.length > 0 && arguments[0].equals("key")) {
            System.exit(KeyCommand.run(arguments, config.get(), System.out, System.err));
        } else if (arguments.length > 0 && arguments[0].equals("link")) {
            System.exit(LinkCommand.run(arguments, config.get(), System.out, System.err));
        } else {
            serve(config.get());
        }
    }

    /// Before any other thread logs, so that no line goes astray while the log is being set up.
    private static void beginToLog() {
        LoggerFactory.getILoggerFactory();
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private static void serve(Config config) {
        Server server = Server.start(config, InstantSource.system());
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(server::close));
        System.getLogger(Main.class.getName())
                .log(
                        Level.INFO,
                        "Rytm listens on {0}, port {1}",
                        config.http().address(),
                        String.valueOf(server.httpPort()));
        welcomeFirstOwner(
                server,
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent());
    }

    /// The link goes to a terminal only: standard output that leads elsewhere is a log, and logs are kept.
    private static void welcomeFirstOwner(Server server, boolean toTerminal) {
        if (toTerminal) {
            server.firstOwnersLink()
                    .ifPresent(link -> System.out.println(
                            "\nNobody can sign in yet. This link makes you the owner; it works once, within an hour:\n\n  "
                                    + link + "\n"));
        } else if (server.isWithoutMembers()) {
            System.getLogger(Main.class.getName())
                    .log(Level.INFO, "nobody can sign in yet: the command `link` prints a link for the first owner");
        }
    }

    /// The configuration, or nothing after every mistake was told in a line of its own.
    static Optional<Config> config(Map<String, String> environment, PrintStream err) {
        try {
            return Optional.of(Config.read(environment));
        } catch (IllegalArgumentException e) {
            err.println("Rytm cannot start:\n" + e.getMessage());
            return Optional.empty();
        }
    }
}
