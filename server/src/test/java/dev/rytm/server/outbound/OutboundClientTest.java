package dev.rytm.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.server.outbound.OutboundClient.Result;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundClientTest {

    private static final Duration DEADLINE = Duration.ofMillis(700);
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final Receiver receiver = new Receiver();
    private final OutboundClient here = new OutboundClient(true, DEADLINE);
    private final OutboundClient outside = new OutboundClient(false, DEADLINE);

    @AfterEach
    void close() {
        here.close();
        outside.close();
        receiver.close();
    }

    private static Result post(OutboundClient client, String url) {
        return client.post(url, BODY, Map.of("webhook-id", "one"));
    }

    private Result call() {
        return post(here, receiver.url().toString());
    }

    @Test
    void bringsTheBodyAndTheHeaders() {
        assertThat(call()).isEqualTo(new Result.Answered(200));

        assertThat(receiver.got.getFirst().body()).isEqualTo("{}");
        assertThat(receiver.got.getFirst().header("Webhook-id")).isEqualTo("one");
        assertThat(receiver.got.getFirst().header("Content-type")).startsWith("application/json");
    }

    @Test
    void followsNothingAndKeepsNoCookie() {
        receiver.status = 302;

        assertThat(call()).isEqualTo(new Result.Answered(302));
        assertThat(call()).isEqualTo(new Result.Answered(302));

        assertThat(receiver.got).hasSize(2);
        assertThat(receiver.got).allMatch(got -> got.header("Cookie").isEmpty());
    }

    @Test
    void cutsASlowAnswerOff() {
        receiver.delayMs = 5_000;

        long began = System.nanoTime();
        assertThat(call()).isEqualTo(new Result.Unanswered());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void readsNoEndlessAnswer() {
        receiver.answer = new byte[64 * 1024];
        assertThat(call()).isEqualTo(new Result.Answered(200));

        receiver.answer = new byte[64 * 1024 + 1];
        assertThat(call()).isEqualTo(new Result.Unanswered());
    }

    @Test
    void findsNobodyWhereNobodyListens() {
        receiver.close();

        assertThat(call()).isEqualTo(new Result.Unanswered());
    }

    /// None of them gets a single packet: the port that they name is the receiver's, where they can name one.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://2130706433/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:a9fe:a9fe]/",
                "https://[64:ff9b::7f00:1]/",
                "https://169.254.169.254/latest/meta-data/",
                "https://10.0.0.1/",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "http://127.0.0.1:%d/",
                "https://127.0.0.1:%d/",
                "http://localhost:%d/",
                "http://example.com/",
                "https://example.com:8443/",
                "https://me:secret@example.com/",
                "https://example.com@127.0.0.1/",
                "ftp://example.com/",
                "file:///etc/passwd"
            })
    void reachesNothingInside(String url) {
        assertThat(post(outside, url.formatted(receiver.port()))).isEqualTo(new Result.Refused());
        assertThat(receiver.got).isEmpty();
    }

    /// Some machines know no such name, others take it for themselves.
    @ParameterizedTest
    @ValueSource(strings = {"https://localhost./", "https://127.1/", "https://0x7f.0.0.1/", "https://0177.0.0.1/"})
    void anOddNameOfThisMachineIsNotAnswered(String url) {
        assertThat(post(outside, url)).isIn(new Result.Refused(), new Result.Unanswered());
    }

    /// The switch opens this machine and nothing else.
    @ParameterizedTest
    @ValueSource(strings = {"https://10.0.0.1/", "http://example.com/", "http://10.0.0.1/", "https://169.254.169.254/"})
    void theSwitchOpensNoOtherDoor(String url) {
        assertThat(post(here, url)).isEqualTo(new Result.Refused());
    }

    /// Public when it is looked at, and this machine when it would be asked again: nobody asks again.
    @Test
    void connectsToTheAddressThatWasChecked() {
        List<String> asked = new ArrayList<>();
        DnsResolver rebinding = names(asked, "198.41.0.4", "127.0.0.1");
        try (OutboundClient client = new OutboundClient(false, DEADLINE, rebinding)) {
            assertThat(post(client, "https://rebinding.example/")).isEqualTo(new Result.Unanswered());
            assertThat(asked).containsExactly("rebinding.example");

            assertThat(post(client, "https://rebinding.example/")).isEqualTo(new Result.Refused());
        }
    }

    @Test
    void oneAddressInsideIsEnough() {
        DnsResolver both = new DnsResolver() {

            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return new InetAddress[] {InetAddress.getByName("198.41.0.4"), InetAddress.getByName("10.0.0.1")};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        try (OutboundClient client = new OutboundClient(false, DEADLINE, both)) {
            assertThat(post(client, "https://both.example/")).isEqualTo(new Result.Refused());
        }
    }

    /// A name whose servers are silent: the look-up ends long after the deadline, and cannot be hurried.
    @Test
    void givesUpANameThatIsNotAnsweredInTimeAndWaitsWithNobodyElse() {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch silence = new CountDownLatch(1);
        try (OutboundClient client = new OutboundClient(false, DEADLINE, silent(asked, silence));
                ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
                Silence _ = silence::countDown) {
            long began = System.nanoTime();
            List<CompletableFuture<Result>> made = IntStream.range(0, 20)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> post(client, "https://silent.example/"), calls)
                            .orTimeout(5, TimeUnit.SECONDS))
                    .toList();
            assertThat(post(client, "https://other.example/")).isEqualTo(new Result.Refused());
            assertThat(made).allMatch(call -> call.join().equals(new Result.Unanswered()));

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(DEADLINE.multipliedBy(3));
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void aNameThatNobodyHadTimeToLookUpWasNotTried() {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch silence = new CountDownLatch(1);
        try (OutboundClient client = new OutboundClient(false, DEADLINE, silent(asked, silence));
                ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
                Silence _ = silence::countDown) {
            List<CompletableFuture<Result>> made = IntStream.range(0, TimelyNames.MOST_AT_ONCE)
                    .mapToObj(name -> "https://silent" + name + ".example/")
                    .map(url -> CompletableFuture.supplyAsync(() -> post(client, url), calls))
                    .toList();
            assertThat(made).allMatch(call -> call.join().equals(new Result.Unanswered()));
            assertThat(asked).hasValue(TimelyNames.MOST_AT_ONCE);

            assertThat(post(client, "https://other.example/")).isEqualTo(new Result.Untried());
        }
    }

    /// Names that begin with `silent` are answered when the silence ends.
    private static DnsResolver silent(AtomicInteger asked, CountDownLatch silence) {
        return new DnsResolver() {

            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                if (host.startsWith("silent")) {
                    asked.incrementAndGet();
                    awaitUninterruptibly(silence);
                }
                return SystemDefaultDnsResolver.INSTANCE.resolve("10.0.0.1");
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    /// Ends before those who wait for it do.
    private interface Silence extends AutoCloseable {

        @Override
        void close();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException stillSilent) {
                // A look-up knows no interrupt.
            }
        }
    }

    /// Answers with one address after the other.
    private static DnsResolver names(List<String> asked, String... answers) {
        return new DnsResolver() {

            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                asked.add(host);
                return SystemDefaultDnsResolver.INSTANCE.resolve(answers[Math.min(asked.size(), answers.length) - 1]);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
