package dev.rytm.server;

import java.time.InstantSource;

/// Starts the server from the environment. The only place that reads the system's clock.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Config config = config();
        if (arguments.length > 0 && arguments[0].equals("key")) {
            System.exit(KeyCommand.run(arguments, config, System.out, System.err));
        }
        Server server = Server.start(config, InstantSource.system());
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(server::close));
        System.out.println("Rytm listens on port " + server.httpPort());
    }

    private static Config config() {
        try {
            return Config.read(System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println("Rytm cannot start:\n" + e.getMessage());
            System.exit(2);
            throw e;
        }
    }
}
