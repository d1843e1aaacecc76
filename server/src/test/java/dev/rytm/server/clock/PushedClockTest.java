package dev.rytm.server.clock;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PushedClockTest {

    private static final Instant NOON = Instant.parse("2022-06-01T12:00:00Z");

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Semaphore turns = new Semaphore(0);
    private HttpServer source;

    @BeforeEach
    void start() throws IOException {
        source = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        source.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        source.createContext("/clock", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                for (String line = take(); !line.equals("break"); line = take()) {
                    body.write((line + "\n\n").getBytes(StandardCharsets.UTF_8));
                    body.flush();
                }
            }
        });
        source.start();
    }

    @AfterEach
    void stop() {
        source.stop(0);
    }

    @Test
    void standsWhileTheSourceStands() throws Exception {
        push(NOON, false);
        try (PushedClock clock = follow()) {
            assertThat(clock.instant()).isEqualTo(NOON);
            Thread.sleep(20);
            assertThat(clock.instant()).isEqualTo(NOON);

            push(NOON.plusSeconds(3600), false);
            awaitTurns(2);
            assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3600));
        }
    }

    @Test
    void goesOnAtRealPaceWhileTheSourceRuns() throws Exception {
        push(NOON, true);
        try (PushedClock clock = follow()) {
            Thread.sleep(50);
            assertThat(clock.instant()).isBetween(NOON.plusMillis(50), NOON.plusSeconds(5));
        }
    }

    @Test
    void neverGoesBack() throws Exception {
        push(NOON, false);
        try (PushedClock clock = follow()) {
            assertThat(clock.instant()).isEqualTo(NOON);
            push(NOON.minusSeconds(1), false);
            awaitTurns(2);
            assertThat(clock.instant()).isEqualTo(NOON);
        }
    }

    @Test
    void followsAgainAfterTheStreamBroke() throws Exception {
        push(NOON, false);
        try (PushedClock clock = follow()) {
            lines.add("break");
            lines.add(": a comment");
            lines.add("data: no json");
            push(NOON.plusSeconds(7), false);
            awaitTurns(2);
            assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(7));
        }
    }

    private PushedClock follow() {
        URI address = URI.create("http://127.0.0.1:" + source.getAddress().getPort() + "/clock");
        return PushedClock.follow(address, turns::release);
    }

    private void push(Instant instant, boolean running) {
        lines.add("data: {\"instant\":\"" + instant + "\",\"running\":" + running + "}");
    }

    private void awaitTurns(int count) throws InterruptedException {
        assertThat(turns.tryAcquire(count, Duration.ofSeconds(10).toNanos(), TimeUnit.NANOSECONDS))
                .isTrue();
    }

    private String take() {
        try {
            return lines.take();
        } catch (InterruptedException e) {
            return "break";
        }
    }
}
