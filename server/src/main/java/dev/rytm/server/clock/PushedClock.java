package dev.rytm.server.clock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Business time as an outside clock pushes it: a stream of server-sent events, `data:
/// {"instant":"...Z","running":true}`.
///
/// While it runs, time goes on from the last value at real pace; while it stands, it stands. Reading it costs no
/// call. It never goes back: an earlier value than one already handed out is not believed. When the stream
/// breaks, time goes on from the last value and the stream is opened again.
public final class PushedClock implements InstantSource, AutoCloseable {

    private static final Duration FIRST_VALUE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Logger LOG = System.getLogger(PushedClock.class.getName());

    private final URI address;
    private final Runnable turned;
    private final HttpRequest request;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final JsonMapper mapper = new JsonMapper();
    private final CountDownLatch first = new CountDownLatch(1);
    private final AtomicReference<@Nullable Instant> latest = new AtomicReference<>();
    private final Thread reader;
    private volatile @Nullable Value value;
    private volatile boolean closing;

    private PushedClock(URI address, Runnable turned) {
        this.address = address;
        this.turned = turned;
        this.request = HttpRequest.newBuilder(address)
                .header("Accept", "text/event-stream")
                .build();
        this.reader = Thread.ofVirtual().name("clock").unstarted(this::follow);
    }

    private record Value(Instant instant, boolean running, long nanos) {

        Instant now() {
            return running ? instant.plusNanos(System.nanoTime() - nanos) : instant;
        }
    }

    /// Follows the clock at this address, http or https, and waits for its first value. `turned` is called after each
    /// value that arrives.
    public static PushedClock follow(URI address, Runnable turned) {
        PushedClock clock = new PushedClock(address, turned);
        clock.reader.start();
        try {
            if (!clock.first.await(FIRST_VALUE.toNanos(), TimeUnit.NANOSECONDS)) {
                clock.close();
                throw new IllegalStateException("the clock at " + address + " said nothing within "
                        + FIRST_VALUE.toSeconds() + " s; start it first, or set RYTM_CLOCK to system");
            }
        } catch (InterruptedException e) {
            clock.close();
            throw new IllegalStateException("interrupted while waiting for the clock at " + address, e);
        }
        return clock;
    }

    @Override
    public Instant instant() {
        Value current = value;
        if (current == null) {
            throw new IllegalStateException("the clock at " + address + " has no value yet");
        }
        Instant now = current.now();
        Instant shown = latest.accumulateAndGet(now, (seen, next) -> seen == null || next.isAfter(seen) ? next : seen);
        return shown == null ? now : shown;
    }

    private void follow() {
        while (!closing) {
            try {
                readStream();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, () -> "the clock at " + address + " broke off: " + e.getMessage());
            } catch (InterruptedException e) {
                return;
            }
            rest();
        }
    }

    private void readStream() throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && !closing; line = lines.readLine()) {
                if (response.statusCode() == 200 && line.startsWith("data:")) {
                    take(line.substring("data:".length()));
                }
            }
        }
    }

    private void take(String data) {
        long nanos = System.nanoTime();
        try {
            JsonNode json = mapper.readTree(data);
            value = new Value(
                    Instant.parse(json.path("instant").asString()),
                    json.path("running").asBoolean(),
                    nanos);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the clock at " + address + " said something that is no time: " + data, e);
            return;
        }
        first.countDown();
        turned.run();
    }

    private void rest() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    @Override
    public void close() {
        closing = true;
        reader.interrupt();
        client.shutdownNow();
    }
}
