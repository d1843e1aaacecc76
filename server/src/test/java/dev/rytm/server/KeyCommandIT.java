package dev.rytm.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.postgres.testing.TestDatabase;
import dev.rytm.postgres.testing.TestPostgres;
import dev.rytm.store.ApiKeys.Bearer;
import dev.rytm.store.ApiKeys.Proof;
import dev.rytm.store.Database;
import dev.rytm.store.DatabaseConfig;
import dev.rytm.store.Vault;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCommandIT {

    @TempDir
    private Path directory;

    private final TestDatabase postgres = TestPostgres.fresh();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private int run(String... arguments) throws Exception {
        Path keys = directory.resolve("keys");
        if (!Files.exists(keys)) {
            Files.writeString(keys, Vault.newKeyLine("test"));
        }
        Config config = Config.read(Map.of(
                "RYTM_DATABASE_URL", postgres.url(),
                "RYTM_DATABASE_USER", postgres.user(),
                "RYTM_DATABASE_PASSWORD", postgres.password(),
                "RYTM_MASTER_KEY_FILE", keys.toString()));
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return KeyCommand.run(arguments, config, out, out);
    }

    private Optional<Bearer> bearer() {
        DatabaseConfig config = new DatabaseConfig(postgres.url(), postgres.user(), postgres.password(), 2);
        try (Database database = Database.open(config, Vault.of(List.of(Vault.newKeyLine("test"))))) {
            String key = printed.toString(StandardCharsets.UTF_8).strip();
            return database.inTransaction(t -> t.apiKeys().prove(key)) instanceof Proof.Good good
                    ? Optional.of(good.bearer())
                    : Optional.empty();
        }
    }

    @Test
    void printsAKeyOfTheInstanceThatOpensTheDoor() throws Exception {
        assertThat(run("key", "create", "first")).isZero();

        Bearer bearer = bearer().orElseThrow();
        assertThat(bearer.key().workspaceId()).isNull();
        assertThat(bearer.key().scopes()).containsExactly("instance");
    }

    @Test
    void aKeyOfAWorkspaceNeedsTheWorkspace() throws Exception {
        assertThat(run("key", "create", "lost", "1")).isOne();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("there is no workspace 1");
    }

    @Test
    void saysHowItIsUsed() throws Exception {
        for (String[] wrong : List.of(
                new String[] {"key"},
                new String[] {"key", "create"},
                new String[] {"key", "show", "x"},
                new String[] {"key", "create", " "},
                new String[] {"key", "create", "x", "y"})) {
            assertThat(run(wrong)).isEqualTo(2);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("use: key create <name>");
    }
}
