package dev.rytm.bench.stage;

import dev.rytm.server.Config;
import dev.rytm.server.Server;
import dev.rytm.store.Database;
import dev.rytm.store.DatabaseConfig;
import dev.rytm.store.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Our database, and servers on it as `./rytm serve` starts them.
public final class OurServer implements AutoCloseable {

    /// The name of our database.
    public static final String DATABASE = "rytm";

    private final InstantSource clock;
    private final Map<String, String> environment;
    private final Database database;

    public OurServer(BenchPostgres postgres, String graphUrl, int graphConnections, InstantSource clock) {
        this.clock = clock;
        String url = postgres.url(DATABASE);
        Path key = postgres.directory().resolve("master.key");
        String line = Vault.newKeyLine("bench");
        try {
            Files.writeString(key, line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.environment = Map.of(
                "RYTM_DATABASE_URL",
                url,
                "RYTM_DATABASE_PASSWORD",
                postgres.password(),
                "RYTM_MASTER_KEY_FILE",
                key.toString(),
                "RYTM_HTTP_PORT",
                "0",
                "RYTM_OPS_PORT",
                "0",
                "RYTM_GRAPH_CONNECTIONS",
                String.valueOf(graphConnections),
                "GRAPH_BASE_URL",
                graphUrl);
        this.database = Database.open(
                new DatabaseConfig(url, "rytm", postgres.password(), 2), Vault.of(java.util.List.of(line)));
    }

    /// The bench's own way into our database.
    public Database database() {
        return database;
    }

    /// Starts a server with settings beside the defaults.
    public Server start(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(settings);
        return Server.start(Config.read(all), clock);
    }

    @Override
    public void close() {
        database.close();
    }
}
