package dev.rytm.messenger.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.message.OutgoingMessage;
import dev.rytm.messenger.graph.Answer.Cause;
import dev.rytm.messenger.graph.Answer.Doubt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What reaches the other end of a raw socket, and what we then claim about it.
class LastByteGateIT {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 46\r\n\r\n"
            + "{\"recipient_id\":\"2540000001\",\"message_id\":\"m\"}";
    private static final byte[] BODY = SendBody.of(new Recipient.Person(Calls.PSID), Calls.HELLO, "attempt-1");

    @Test
    void deliversTheWholeBodyWhenTheGateIsOpen() throws Exception {
        try (RawGraph graph = new RawGraph(RawGraph.answering(OK));
                GraphClient client = client(graph.url())) {
            assertThat(client.send(Calls.toPerson())).isEqualTo(new Answer.Accepted("m", Calls.PSID, Usage.NONE));
            assertThat(graph.bodies().getFirst()).isEqualTo(new String(BODY, StandardCharsets.UTF_8));
        }
    }

    @Test
    void withholdsTheLastByteWhenTheGateIsClosed() throws Exception {
        try (RawGraph graph = new RawGraph(RawGraph.answering(OK));
                GraphClient client = client(graph.url())) {
            Answer answer = client.send(Calls.toPerson(() -> false));

            assertThat(answer).isEqualTo(new Answer.NotSent(Cause.STALE, "IOException: the gate is closed"));
            assertThat(graph.bodyAtEnd()).isEqualTo(new String(BODY, 0, BODY.length - 1, StandardCharsets.UTF_8));
        }
    }

    @Test
    void asksTheGateOnlyAfterAllOtherBytesArrived() throws Exception {
        try (RawGraph graph = new RawGraph(RawGraph.answering(OK));
                GraphClient client = client(graph.url())) {
            AtomicInteger seen = new AtomicInteger();
            Gate gate = () -> {
                seen.set(graph.awaitBytes(BODY.length - 1));
                return true;
            };

            assertThat(client.send(Calls.toPerson(gate))).isInstanceOf(Answer.Accepted.class);
            assertThat(seen).hasValue(BODY.length - 1);
        }
    }

    @Test
    void sendsTheNextMessageOverANewConnectionAfterAClosedGate() throws Exception {
        try (RawGraph graph = new RawGraph(RawGraph.answering(OK));
                GraphClient client = client(graph.url())) {
            client.send(Calls.toPerson());
            client.send(Calls.toPerson(() -> false));

            assertThat(client.send(Calls.toPerson())).isInstanceOf(Answer.Accepted.class);
            assertThat(graph.bodies()).hasSize(2).allMatch(new String(BODY, StandardCharsets.UTF_8)::equals);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Length: 46\r\n\r\n{\"recipient_id\":\"2540000001\"",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"rec",
                "HTTP/1.1 2",
                "garbage\r\n\r\n"
            })
    void doesNotKnowWhenTheConnectionBreaksAfterTheLastByte(String answer) throws Exception {
        try (RawGraph graph = new RawGraph(RawGraph.answering(answer));
                GraphClient client = client(graph.url())) {
            assertThat(client.send(Calls.toPerson()))
                    .isInstanceOfSatisfying(
                            Answer.Unknown.class,
                            unknown -> assertThat(unknown.doubt()).isEqualTo(Doubt.NO_ANSWER));
            assertThat(graph.bodies()).hasSize(1);
        }
    }

    @Test
    void doesNotKnowWhenNoAnswerComesInTime() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (RawGraph graph = new RawGraph(out -> over.await(20, TimeUnit.SECONDS));
                GraphClient client = client(graph.url())) {
            long start = System.nanoTime();
            Answer answer = client.send(Calls.toPerson());
            over.countDown();

            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Answer.Unknown.class,
                            unknown -> assertThat(unknown.doubt()).isEqualTo(Doubt.NO_ANSWER));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void cutsOffAnAnswerThatDrips() throws Exception {
        RawGraph.Script drip = out -> {
            for (byte unit : OK.getBytes(StandardCharsets.US_ASCII)) {
                out.write(unit);
                out.flush();
                Thread.sleep(50);
            }
        };
        try (RawGraph graph = new RawGraph(drip);
                GraphClient client = client(graph.url())) {
            long start = System.nanoTime();
            Answer answer = client.send(Calls.toPerson());

            assertThat(answer).isEqualTo(new Answer.Unknown(Doubt.NO_ANSWER, "no whole answer within PT0.9S"));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void knowsThatNothingWasSentWithoutAConnection() throws Exception {
        try (GraphClient client = client(URI.create("http://127.0.0.1:" + closedPort()))) {
            assertNotSent(client.send(Calls.toPerson()), Cause.NO_CONNECTION);
        }
        try (GraphClient client = client(URI.create("https://no-such-host.invalid"))) {
            assertNotSent(client.send(Calls.toPerson()), Cause.NO_CONNECTION);
        }
        try (RawGraph plain = new RawGraph(RawGraph.answering(OK));
                GraphClient client = client(URI.create(plain.url().toString().replace("http:", "https:")))) {
            assertNotSent(client.send(Calls.toPerson()), Cause.NO_CONNECTION);
        }
    }

    @Test
    void knowsThatNothingWasSentWhenTimeRunsOutBeforeTheGate() throws Exception {
        try (RawGraph graph = new RawGraph(RawGraph.answering(OK));
                GraphClient client = client(graph.url())) {
            Gate sleepy = () -> {
                graph.awaitBytes(BODY.length + 1);
                return false;
            };

            assertNotSent(client.send(Calls.toPerson(sleepy)), Cause.STALE);
            assertThat(graph.bodies()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void knowsThatNothingWasSentWhenTheBodyBreaksOffOrGetsStuck(boolean closes) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Gate gate = () -> asked.incrementAndGet() > 0;
        OutgoingMessage huge = new OutgoingMessage.Text("x".repeat(20 * 1024 * 1024), List.of());
        Call call = new Call(Calls.ACCESS, new Recipient.Person(Calls.PSID), huge, "attempt-1", gate);
        try (ServerSocket deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                GraphClient client = client(URI.create("http://127.0.0.1:" + deaf.getLocalPort()))) {
            if (closes) {
                Thread.startVirtualThread(() -> closeNext(deaf));
            }

            assertNotSent(client.send(call), Cause.BROKEN_OFF);
            assertThat(asked).hasValue(0);
        }
    }

    private static void closeNext(ServerSocket server) {
        try {
            server.accept().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertNotSent(Answer answer, Cause cause) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.NotSent.class,
                        notSent -> assertThat(notSent.cause()).isEqualTo(cause));
    }

    private static GraphClient client(URI url) {
        return new GraphClient(LoopbackGraph.config(url));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
