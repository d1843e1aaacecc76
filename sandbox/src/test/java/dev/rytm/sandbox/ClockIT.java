package dev.rytm.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.rytm.sandbox.clock.Backlog;
import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.platform.Era;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Rulings 10 and 11: the clock is a barrier.
class ClockIT {

    @Test
    void turning_stops_at_each_instant_at_which_the_product_has_something_due() {
        try (Stage stage = new Stage(Era.E2022)) {
            List<Instant> seen = new CopyOnWriteArrayList<>();
            Instant first = Stage.START.plus(Duration.ofHours(1));
            Instant second = Stage.START.plus(Duration.ofHours(5)).plusNanos(500);
            stage.sandbox.clock().listenTo(() -> {
                Instant now = stage.now();
                Instant next = now.isBefore(first) ? first : now.isBefore(second) ? second : null;
                return new Backlog(now, true, next, "");
            });
            stage.sandbox.clock().source().listen(reading -> seen.add(reading.instant()));

            stage.turnBy(Duration.ofDays(1));

            assertThat(seen)
                    .contains(first, Stage.START.plus(Duration.ofHours(5)).plusMillis(1))
                    .endsWith(Stage.START.plus(Duration.ofDays(1)))
                    .isSorted();
        }
    }

    @Test
    void turning_waits_until_the_product_saw_the_clock_and_is_quiet() {
        try (Stage stage = new Stage(Era.E2022)) {
            AtomicInteger looks = new AtomicInteger();
            AtomicReference<Instant> movedAfter = new AtomicReference<>();
            stage.sandbox.clock().listenTo(() -> {
                int look = looks.incrementAndGet();
                Instant now = stage.now();
                if (now.isAfter(Stage.START)) {
                    movedAfter.compareAndSet(null, Instant.EPOCH.plusSeconds(look));
                }
                return switch (look) {
                    case 1, 2 -> new Backlog(now.minusSeconds(1), true, null, "behind");
                    case 3 -> new Backlog(now, false, null, "busy");
                    default -> new Backlog(now, true, null, "");
                };
            });

            stage.turnBy(Duration.ofHours(1));

            assertThat(movedAfter.get()).isEqualTo(Instant.EPOCH.plusSeconds(5));
        }
    }

    /// The answer may have been made before what reached us since.
    @Test
    void turning_asks_again_when_a_webhook_went_out_while_the_product_answered() {
        try (Stage stage = new Stage(Era.E2022)) {
            AtomicInteger looks = new AtomicInteger();
            stage.sandbox.clock().listenTo(() -> {
                Instant now = stage.now();
                if (now.equals(Stage.START) && looks.incrementAndGet() == 1) {
                    stage.writes();
                    stage.awaitDelivery();
                }
                return new Backlog(now, true, null, "");
            });

            stage.turnBy(Duration.ofHours(1));

            assertThat(looks.get()).isEqualTo(2);
        }
    }

    @Test
    void turning_waits_for_webhooks_under_way() {
        try (Stage stage = new Stage(Era.E2022)) {
            List<Instant> arrivals = new CopyOnWriteArrayList<>();
            stage.webhook.answering(() -> {
                pause();
                arrivals.add(stage.now());
                return 200;
            });
            stage.writes();

            stage.turnBy(Duration.ofHours(1));

            assertThat(arrivals).containsExactly(Stage.START);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(150);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void the_clock_never_goes_back_and_is_turned_by_one_at_a_time() {
        try (Stage stage = new Stage(Era.E2022)) {
            assertThatThrownBy(() -> stage.turnTo(Stage.START.minusSeconds(1))).hasMessageContaining("earlier");
            stage.sandbox.clock().listenTo(() -> Backlog.unknown("never quiet"));
            var turn = stage.sandbox.clock().begin(Stage.START.plusSeconds(1));
            assertThatThrownBy(() -> stage.turnTo(Stage.START.plusSeconds(1))).hasMessageContaining("being turned");
            stage.sandbox.clock().cancel();
            assertThat(turn.join()).isEqualTo(Stage.START);
        }
    }

    @Test
    void each_change_is_pushed_with_the_present_value_first() throws IOException {
        try (Stage stage = new Stage(Era.E2022);
                var in = new BufferedReader(
                        new InputStreamReader(stage.sandbox.clockUrl().toURL().openStream(), StandardCharsets.UTF_8))) {
            List<String> told = new ArrayList<>();
            told.add(nextData(in));
            stage.turnBy(Duration.ofMinutes(1));
            String next = nextData(in);
            while (!next.contains("10:01")) {
                next = nextData(in);
            }
            told.add(next);

            assertThat(told)
                    .containsExactly(
                            "data: {\"instant\":\"2022-06-01T10:00:00Z\",\"running\":false}",
                            "data: {\"instant\":\"2022-06-01T10:01:00Z\",\"running\":false}");
        }
    }

    private static String nextData(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (!line.startsWith("data:")) {
            line = in.readLine();
        }
        return line;
    }

    @Test
    void a_running_clock_runs_and_does_what_is_due() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.sandbox.settings(stage.sandbox.settings().withReceiptAfter(Duration.ofMillis(300)));
            stage.writes();
            stage.text("hello");
            stage.sandbox.clock().run();
            for (int i = 0; i < 100 && stage.webhook.items("delivery").isEmpty(); i++) {
                pause();
            }
            assertThat(stage.webhook.items("delivery")).hasSize(1);
            assertThat(stage.now()).isAfter(Stage.START);
        }
    }

    @Test
    void the_backlog_is_asked_over_http_and_the_control_api_turns() throws IOException {
        HttpServer product = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        AtomicReference<Sandbox> sandbox = new AtomicReference<>();
        product.createContext("/backlog", exchange -> {
            String now = sandbox.get().clock().now().toString();
            byte[] body =
                    Json.bytes(Json.object().put("now", now).put("quiet", true).putNull("nextDueAt"));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        product.start();
        URI backlog = URI.create("http://127.0.0.1:" + product.getAddress().getPort() + "/backlog");
        SandboxConfig config =
                SandboxConfig.simulation(Stage.START, 7, InstantSource.system()).waitingFor(backlog);
        try (Sandbox started = Sandbox.start(config);
                Control control = new Control(started)) {
            sandbox.set(started);
            JsonNode state =
                    control.post("clock/advance", Json.object().put("by", "P7D").put("wait", true));

            assertThat(state.path("now").asString("")).isEqualTo("2022-06-08T10:00:00Z");
            assertThat(state.path("turning").path("active").asBoolean()).isFalse();
            assertThat(state.path("lastBacklog").asString("")).contains("\"quiet\":true");
        } finally {
            product.stop(0);
        }
    }
}
