package dev.rytm.postgres.testing;

import dev.rytm.postgres.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// The PostgreSQL that the tests of one JVM share, started at the first call and deleted when the JVM ends.
///
/// It does not wait for the disk: a test that needs durability starts a `LocalPostgres` of its own. Directories of
/// JVMs that were killed are swept at the next start.
public final class TestPostgres {
    private static final Map<String, String> SETTINGS =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "shared_buffers", "128MB");
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Set<String> PREPARED = new HashSet<>();

    private TestPostgres() {}

    /// A new, empty database.
    public static TestDatabase fresh() {
        String name = nextName();
        Server.RUNNING.createDatabase(name);
        return new TestDatabase(name, Server.RUNNING);
    }

    /// A new copy of a prepared database. The preparation, named by the key, runs once a JVM, so that migrating costs
    /// each further test a file copy only. It must close every connection that it opens.
    public static TestDatabase fresh(String key, Consumer<DataSource> preparation) {
        String template = "template_" + key;
        synchronized (PREPARED) {
            if (!PREPARED.contains(key)) {
                Server.RUNNING.createDatabase(template);
                preparation.accept(Server.RUNNING.dataSource(template));
                PREPARED.add(key);
            }
        }
        String name = nextName();
        Server.RUNNING.createDatabase(name, template);
        return new TestDatabase(name, Server.RUNNING);
    }

    private static String nextName() {
        return "test_" + COUNT.incrementAndGet();
    }

    private static LocalPostgres start() {
        try {
            Leftovers.sweep();
            Path directory = Files.createTempDirectory(Leftovers.PREFIX);
            LocalPostgres server = LocalPostgres.start(directory.resolve("data"), 0, SETTINGS);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                Leftovers.delete(directory);
            }));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("no directory for the tests' PostgreSQL", e);
        }
    }

    /// Holds the server back until the first test asks for it.
    private static final class Server {
        static final LocalPostgres RUNNING = start();
    }
}
