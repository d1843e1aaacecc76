package dev.rytm.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.rytm.server.world.Webhooks;
import dev.rytm.server.world.World;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
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
            assertThat(new Webhooks(other.httpPort()).get("/nowhere.txt")).isEqualTo(404);

            world.awaitEmptyInbox();
            assertThat(world.count("select count(*) from inbox where processed_at is not null"))
                    .isEqualTo(1);
            assertThat(world.count("select count(*) from contact where last_interaction_at is not null"))
                    .isEqualTo(1);
        }
    }

    private Server start(World world) {
        return start(world, Map.of());
    }

    private Server start(World world, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("GRAPH_BASE_URL", "http://127.0.0.1:9"));
        settings.putAll(more);
        return Server.start(Config.read(world.environment(directory, settings)), InstantSource.system());
    }

    @Test
    void answersOnLoopbackOnlyUnlessTold() throws Exception {
        List<InetAddress> others = othersOfThisMachine();
        assumeThat(others).as("other addresses of this machine").isNotEmpty();
        try (World world = new World();
                Server shy = start(world);
                Server open = start(world, Map.of("RYTM_HTTP_ADDRESS", "0.0.0.0"))) {
            assertThat(answers(InetAddress.getByName("127.0.0.1"), shy.httpPort()))
                    .isTrue();
            for (InetAddress other : others) {
                assertThat(answers(other, shy.httpPort())).as("%s", other).isFalse();
                assertThat(answers(other, shy.opsPort())).as("%s", other).isFalse();
                assertThat(answers(other, open.httpPort())).as("%s", other).isTrue();
                assertThat(answers(other, open.opsPort())).as("%s", other).isFalse();
            }
        }
    }

    private static List<InetAddress> othersOfThisMachine() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .toList();
    }

    private static boolean answers(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2_000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
