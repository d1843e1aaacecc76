package dev.rytm.server.api;

import dev.rytm.postgres.testing.TestDatabase;
import dev.rytm.postgres.testing.TestPostgres;
import dev.rytm.server.Config;
import dev.rytm.server.Server;
import dev.rytm.store.Database;
import dev.rytm.store.DatabaseConfig;
import dev.rytm.store.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// One server for all tests of this JVM; each test has a workspace of its own. Business time stands still.
public final class Running {

    public static final Instant NOW = Instant.parse("2022-09-05T10:00:00Z");
    private static final Running ONE = start();

    public final Server server;
    public final Database database;
    public final AtomicReference<Instant> clock;
    public final String instanceKey;

    private Running(Server server, Database database, AtomicReference<Instant> clock) {
        this.server = server;
        this.database = database;
        this.clock = clock;
        this.instanceKey =
                database.inTransaction(t -> t.apiKeys().create(null, "tests", Set.of(Scope.INSTANCE.word())));
    }

    public static Running server() {
        return ONE;
    }

    private static Running start() {
        try {
            TestDatabase database = TestPostgres.fresh();
            Path keys = Files.createTempFile("rytm-keys", ".txt");
            String line = Vault.newKeyLine("test");
            Files.writeString(keys, line + "\n");
            keys.toFile().deleteOnExit();
            Config config = Config.read(Map.of(
                    "RYTM_DATABASE_URL", database.url(),
                    "RYTM_DATABASE_USER", database.user(),
                    "RYTM_DATABASE_PASSWORD", database.password(),
                    "RYTM_HTTP_PORT", "0",
                    "RYTM_OPS_PORT", "0",
                    "RYTM_RULE_PACKS", "src/test/resources/rule-packs",
                    "GRAPH_BASE_URL", new PretendMeta().url(),
                    "RYTM_MASTER_KEY_FILE", keys.toString()));
            AtomicReference<Instant> clock = new AtomicReference<>(NOW);
            InstantSource business = clock::get;
            Server server = Server.start(config, business);
            Database own = Database.open(
                    new DatabaseConfig(database.url(), database.user(), database.password(), 4),
                    Vault.of(List.of(line)));
            return new Running(server, own, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
