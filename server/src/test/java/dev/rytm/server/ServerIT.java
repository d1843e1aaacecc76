package dev.rytm.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.postgres.testing.TestDatabase;
import dev.rytm.postgres.testing.TestPostgres;
import dev.rytm.store.Vault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerIT {

    @TempDir
    Path directory;

    @Test
    void runsTwiceInOneJvm() throws Exception {
        try (Server one = start();
                Server other = start()) {
            assertThat(one.httpPort()).isNotEqualTo(other.httpPort());
            assertThat(status(one, "/nowhere")).isEqualTo(404);
            assertThat(status(other, "/nowhere")).isEqualTo(404);
        }
    }

    private Server start() throws IOException {
        Path key = Files.writeString(directory.resolve("key"), Vault.newKeyLine("test"));
        TestDatabase database = TestPostgres.fresh();
        return Server.start(
                Config.read(Map.of(
                        "RYTM_DATABASE_URL", database.url(),
                        "RYTM_DATABASE_USER", database.user(),
                        "RYTM_DATABASE_PASSWORD", database.password(),
                        "RYTM_HTTP_PORT", "0",
                        "RYTM_OPS_PORT", "0",
                        "RYTM_MASTER_KEY_FILE", key.toString())),
                InstantSource.system());
    }

    private static int status(Server server, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + server.httpPort() + path);
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }
    }
}
