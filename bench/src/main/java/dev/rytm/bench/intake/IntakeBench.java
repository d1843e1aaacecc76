package dev.rytm.bench.intake;

import dev.rytm.bench.Options;
import dev.rytm.bench.stage.BenchPostgres;
import dev.rytm.bench.stage.Cost;
import dev.rytm.bench.stage.Durability;
import dev.rytm.bench.stage.Machine;
import dev.rytm.bench.stage.Measured;
import dev.rytm.bench.stage.OurServer;
import dev.rytm.bench.stage.Pages;
import dev.rytm.server.Server;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How many webhooks a second are verified, stored and committed before they are answered, while the decisions about
/// them are made behind.
public final class IntakeBench {

    private static final int CONNECTIONS = 64;
    private static final String NOBODY = "http://127.0.0.1:9";

    private IntakeBench() {}

    public static void run(Options options, InstantSource clock, PrintStream out) {
        Machine.describe("intake", options, clock.instant(), out);
        try (BenchPostgres postgres = BenchPostgres.start();
                OurServer servers = new OurServer(postgres, NOBODY, 1, clock)) {
            postgres.settings().forEach(line -> out.println("  " + line));
            Durability durability = Durability.of(servers.database());
            durability.require("ours");
            out.println("  ours: " + durability);
            Pages.create(servers.database(), options.pages(), clock.instant());
            try (Server server = servers.start(Map.of())) {
                for (int round = 0; round <= options.rounds(); round++) {
                    String label = round == 0 ? "  warm-up " : "  round " + round + " ";
                    byte[][] requests = requests(options, round * options.sends(), clock.instant());
                    out.println(label + round(postgres, servers, server.httpPort(), requests));
                }
            }
        }
    }

    private static String round(BenchPostgres postgres, OurServer servers, int port, byte[][] requests) {
        postgres.analyze(OurServer.DATABASE);
        postgres.checkpoint();
        long[] nanos = new long[requests.length];
        Measured measured =
                new Cost(postgres, OurServer.DATABASE).of("intake", requests.length, () -> post(port, requests, nanos));
        long start = System.nanoTime();
        while (servers.database().inTransaction(t -> t.inbox().backlog()).waiting() > 0) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        double behind = (System.nanoTime() - start) / 1e9;
        Arrays.sort(nanos);
        return String.format(
                Locale.ROOT,
                "%.0f requests/s, p50 %.1f ms, p99 %.1f ms, %.1f statements/1,000; the last was decided %.1f s later",
                measured.perSecond(),
                nanos[nanos.length / 2] / 1e6,
                nanos[(int) (nanos.length * 0.99)] / 1e6,
                1e3 * measured.statements() / requests.length,
                behind);
    }

    private static void post(int port, byte[][] requests, long[] nanos) {
        AtomicInteger next = new AtomicInteger();
        Callable<Boolean> poster = () -> {
            try (WebhookCaller caller = new WebhookCaller(port)) {
                for (int i = next.getAndIncrement(); i < requests.length; i = next.getAndIncrement()) {
                    long start = System.nanoTime();
                    int status = caller.post(requests[i]);
                    nanos[i] = System.nanoTime() - start;
                    if (status != 200) {
                        throw new IOException("webhook " + i + " was answered " + status);
                    }
                }
            }
            return true;
        };
        try (ExecutorService posters = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> ended : posters.invokeAll(Collections.nCopies(CONNECTIONS, poster))) {
                if (ended.state() == Future.State.FAILED) {
                    throw new IllegalStateException(ended.exceptionNow());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the bench was interrupted", stopped);
        }
    }

    /// Made and signed beforehand: one message each, from as many persons.
    private static byte[][] requests(Options options, int first, Instant now) {
        byte[][] requests = new byte[options.sends()][];
        for (int i = 0; i < requests.length; i++) {
            String page = Pages.metaId(i % options.pages());
            String body = """
                    {"object":"page","entry":[{"id":"%s","time":%d,"messaging":[{"sender":{"id":"%d"},\
                    "recipient":{"id":"%s"},"timestamp":%d,"message":{"mid":"m_%d","text":"Good morning"}}]}]}""".formatted(page, now.toEpochMilli(), first + i + 1, page, now.toEpochMilli(), first + i);
            requests[i] = WebhookCaller.request("/webhook", body, signature(body));
        }
        return requests;
    }

    private static String signature(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Pages.APP_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
