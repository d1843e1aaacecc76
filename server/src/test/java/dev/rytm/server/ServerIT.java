package dev.rytm.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.server.world.Webhooks;
import dev.rytm.server.world.World;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerIT {

    @TempDir
    Path directory;

    @Test
    void runsTwiceInOneJvmOnOneDatabase() throws Exception {
        try (World world = new World();
                Server one = start(world);
                Server other = start(world)) {
            assertThat(one.httpPort()).isNotEqualTo(other.httpPort());
            assertThat(new Webhooks(one.httpPort()).postSigned(Webhooks.message("anna", "m1", 0)))
                    .isEqualTo(200);
            assertThat(new Webhooks(other.httpPort()).postSigned(Webhooks.message("anna", "m1", 0)))
                    .isEqualTo(200);
            assertThat(new Webhooks(other.httpPort()).get("/nowhere")).isEqualTo(404);

            world.awaitEmptyInbox();
            assertThat(world.count("select count(*) from inbox where processed_at is not null"))
                    .isEqualTo(1);
            assertThat(world.count("select count(*) from contact where last_interaction_at is not null"))
                    .isEqualTo(1);
        }
    }

    private Server start(World world) {
        return Server.start(
                Config.read(world.environment(directory, Map.of("GRAPH_BASE_URL", "http://127.0.0.1:9"))),
                InstantSource.system());
    }
}
