package dev.rytm.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.server.api.Studio;
import dev.rytm.server.world.World;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The way of the very first owner, and of one who lost the password.
class LinkCommandIT {

    @TempDir
    private Path directory;

    private final World world = new World();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Config config(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("GRAPH_BASE_URL", "http://127.0.0.1:9"));
        settings.putAll(more);
        return Config.read(world.environment(directory, settings));
    }

    private int run(Config config, String... arguments) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return LinkCommand.run(arguments, config, out, out);
    }

    private static String token(String link) {
        return link.strip().substring(link.indexOf('#') + 1);
    }

    @Test
    void theFirstStartHasALinkUntilThereIsAMember() {
        try (Server server = Server.start(config(Map.of()), InstantSource.system())) {
            String link = server.firstOwnersLink().orElseThrow();
            assertThat(link).matches("http://127\\.0\\.0\\.1:" + server.httpPort() + "/link#[0-9a-f]{64}");

            JsonNode session = new Studio(server.httpPort())
                    .post("/api/v1/links/use", Studio.joining(token(link), "ola@example.com"))
                    .body();

            assertThat(session.at("/workspaces/0/name").asString()).isEqualTo("Bakery");
            assertThat(session.at("/workspaces/0/role").asString()).isEqualTo("OWNER");
            assertThat(server.firstOwnersLink()).isEmpty();
            assertThat(server.isWithoutMembers()).isFalse();
        }
    }

    @Test
    void theCommandPrintsALinkToTheOnlyWorkspaceOrToTheOneThatIsNamed() {
        Config config = config(Map.of("RYTM_PUBLIC_URL", "https://rytm.example/"));
        assertThat(run(config, "link")).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8)).matches("https://rytm\\.example/link#[0-9a-f]{64}\\R");

        world.in(t -> t.workspaces().create("Second"));
        printed.reset();
        assertThat(run(config, "link")).isOne();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("name the one that you mean", "link 2   Second");

        printed.reset();
        assertThat(run(config, "link", "2")).isZero();
        String token = token(printed.toString(StandardCharsets.UTF_8));
        assertThat(world.<String>in(t -> t.links().look(token).orElseThrow().workspace()))
                .isEqualTo("Second");
        assertThat(run(config, "link", "3")).isOne();
        for (String[] wrong : List.of(new String[] {"link", "x"}, new String[] {"link", "1", "2"})) {
            assertThat(run(config, wrong)).isEqualTo(2);
        }
    }

    /// Wherever others may reach us, a link of the demo is none.
    @Test
    void aLinkOfTheDemoIsRefusedUnlessOnlyThisMachineReachesUs() {
        long workspace = world.count("select min(workspace_id) from workspace");
        world.run(t -> t.workspaces().markDemo(workspace));
        for (String address : List.of("0.0.0.0", "127.0.0.1")) {
            Config config = config(Map.of("RYTM_HTTP_ADDRESS", address));
            try (Server server = Server.start(config, InstantSource.system())) {
                String token = world.in(t -> t.links().createForDemo(workspace));
                Studio studio = new Studio(server.httpPort());
                boolean open = address.equals("127.0.0.1");

                assertThat(studio.session().get("demoSignIn").asBoolean()).isEqualTo(open);
                assertThat(studio.post("/api/v1/links/use", Map.of("token", token))
                                .status())
                        .isEqualTo(open ? 200 : 404);
                assertThat(studio.isSignedIn()).isEqualTo(open);
            }
        }
    }

    @Test
    void anAddressOfItsOwnIsWhereRequestsMustComeFrom() {
        Config config = config(Map.of("RYTM_PUBLIC_URL", "https://rytm.example"));
        try (Server server = Server.start(config, InstantSource.system())) {
            Studio studio = new Studio(server.httpPort());
            String token = world.in(t -> t.links().createForOwner(null));

            assertThat(studio.post("/api/v1/links/look", Map.of("token", token)).status())
                    .isEqualTo(403);
            assertThat(studio.with("Origin", "https://rytm.example")
                            .post("/api/v1/links/look", Map.of("token", token))
                            .status())
                    .isEqualTo(200);
        }
    }
}
