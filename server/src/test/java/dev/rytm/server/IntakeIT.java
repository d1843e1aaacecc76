package dev.rytm.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.server.world.Webhooks;
import dev.rytm.server.world.World;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IntakeIT {

    @TempDir
    static Path directory;

    private static World world;
    private static Server server;
    private static Webhooks meta;

    @BeforeAll
    static void start() {
        world = new World();
        server = start(world);
        meta = new Webhooks(server.httpPort());
    }

    @BeforeEach
    void empty() {
        world.awaitEmptyInbox();
        world.database().asOwner(transaction -> transaction.statements().update("truncate inbox, raw_body"));
    }

    @AfterAll
    static void stop() {
        server.close();
        world.close();
    }

    @Test
    void answersMetasQuestionOnlyWithTheRightToken() {
        String question = "/webhook?hub.mode=subscribe&hub.challenge=4711&hub.verify_token=";

        HttpResponse<String> right = meta.send(HttpRequest.newBuilder(meta.address(question + World.VERIFY_TOKEN)));

        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(right.body()).isEqualTo("4711");
        assertThat(meta.get(question + "guess")).isEqualTo(403);
    }

    @Test
    void keepsWhatItAnswersWith200() {
        assertThat(meta.postSigned(Webhooks.message("anna", "m1", 0))).isEqualTo(200);

        assertThat(events()).isEqualTo(1);
        assertThat(world.count("select count(*) from raw_body")).isEqualTo(1);
    }

    @Test
    void keepsAnEventOnceThatComesFortyTimesAtTheSameInstant() throws Exception {
        assertThat(together(40, i -> Webhooks.message("anna", "m1", 0))).containsOnly(200);

        assertThat(events()).isEqualTo(1);
    }

    @Test
    void keepsAnEventOnceThatNamesNoTimeAndComesAgainTheSameDay() {
        String timeless = Webhooks.message("anna", "m1", 0).replaceAll("\"time(stamp)?\":\\d+,", "");

        assertThat(meta.postSigned(timeless)).isEqualTo(200);
        assertThat(meta.postSigned(timeless)).isEqualTo(200);

        assertThat(events()).isEqualTo(1);
        assertThat(world.count("select count(*) from inbox where event_at = date_trunc('day', event_at, 'UTC')"))
                .isEqualTo(1);
    }

    @Test
    void storesManyWebhooksAtOnce() throws Exception {
        meta.postSigned(Webhooks.message("anna", "warm", 0));

        assertThat(together(300, i -> Webhooks.message("p" + i, "m" + i, i))).containsOnly(200);

        assertThat(events()).isEqualTo(301);
    }

    @Test
    void looksAtNothingThatIsUnsigned() {
        byte[] body = Webhooks.message("anna", "m1", 0).getBytes(StandardCharsets.UTF_8);
        String wrong = Webhooks.signature(body, "guess");

        assertThat(meta.send(meta.post(body)).statusCode()).isEqualTo(401);
        assertThat(meta.send(meta.post(body).header("X-Hub-Signature-256", wrong))
                        .statusCode())
                .isEqualTo(401);
        assertThat(meta.send(meta.post("{".getBytes(StandardCharsets.UTF_8))).statusCode())
                .isEqualTo(401);
        assertThat(world.count("select count(*) from raw_body")).isZero();
    }

    @Test
    void keepsASignedBodyThatNobodyCanReadAndAnswers200() {
        for (byte[] body : List.of(
                "{\"object\":\"page\",\"entry\":[".getBytes(StandardCharsets.UTF_8),
                new byte[] {(byte) 0xC0, (byte) 0x80, 0},
                ("[".repeat(50_000)).getBytes(StandardCharsets.UTF_8))) {
            assertThat(meta.postSigned(body)).isEqualTo(200);
        }

        assertThat(world.count("select count(*) from raw_body where reason is not null"))
                .isEqualTo(3);
        assertThat(events()).isZero();
    }

    @Test
    void keepsTheGoodEntriesBesideABadOne() {
        String good = Webhooks.message("anna", "m1", 0);
        String mixed = good.replace("\"messaging\":[", "\"messaging\":[{\"sender\":7,\"timestamp\":\"soon\"},");

        assertThat(meta.postSigned(mixed)).isEqualTo(200);

        assertThat(events()).isEqualTo(1);
    }

    @Test
    void takesTextsThatPostgresWouldRefuse() {
        String text = Webhooks.message("anna", "m1", 0).replace("hello", "\\u0000 \\ud800 \uD83D\uDE00");

        assertThat(meta.postSigned(text)).isEqualTo(200);

        assertThat(events()).isEqualTo(1);
    }

    @Test
    void takesTimesThatPostgresWouldRefuse() {
        String late = Webhooks.message("anna", "m1", 0)
                .replace("\"timestamp\":" + World.START.toEpochMilli(), "\"timestamp\":9223372036854775807");

        assertThat(meta.postSigned(late)).isEqualTo(200);
        assertThat(meta.postSigned(Webhooks.message("anna", "m2", 0))).isEqualTo(200);
    }

    @Test
    void marksAMessageThatIsAStopWordOfThePage() {
        meta.postSigned(Webhooks.message("anna", "m1", 0).replace("hello", " STOP "));
        meta.postSigned(Webhooks.message("anna", "m2", 0).replace("hello", "do not stop"));

        assertThat(events()).isEqualTo(2);
        assertThat(world.count("select count(*) from inbox where stop_word")).isEqualTo(1);
    }

    @Test
    void dropsEventsOfPagesThatAreNotOurs() {
        assertThat(meta.postSigned(Webhooks.message("999", "anna", "m1", 0))).isEqualTo(200);

        assertThat(events()).isZero();
    }

    @Test
    void refusesWhatIsNotPlainJson() {
        byte[] body = Webhooks.message("anna", "m1", 0).getBytes(StandardCharsets.UTF_8);

        assertThat(meta.send(meta.post(body).setHeader("Content-Type", "text/plain"))
                        .statusCode())
                .isEqualTo(415);
        assertThat(meta.send(meta.post(body).header("Content-Encoding", "gzip")).statusCode())
                .isEqualTo(415);
    }

    @Test
    void refusesAGiantBeforeReadingIt() throws IOException {
        String head = head("Content-Length: 4294967296\r\nExpect: 100-continue\r\n");

        assertThat(raw(head, output -> {})).startsWith("HTTP/1.1 413");
    }

    @Test
    void stopsReadingAnEndlessBody() throws IOException {
        byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.UTF_8);

        assertThat(raw(head("Transfer-Encoding: chunked\r\n"), output -> {
                    for (int i = 0; i < 65; i++) {
                        output.write(chunk);
                    }
                }))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void waitsForASlowBodyOnlySoLong() throws IOException {
        long begin = System.nanoTime();

        String answer = raw(head("Content-Length: 1000\r\n"), output -> {
            for (int i = 0; i < 13; i++) {
                output.write('{');
                output.flush();
                sleep(200);
            }
        });

        assertThat(answer).startsWith("HTTP/1.1 408");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void answers503WithinFiveSecondsWhileTheDatabaseIsStuck() {
        long begin = System.nanoTime();
        int status = world.database().asOwner(transaction -> {
            transaction.statements().update("lock table inbox in access exclusive mode");
            return meta.postSigned(Webhooks.message("anna", "m1", 0));
        });

        assertThat(status).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(meta.postSigned(Webhooks.message("anna", "m1", 0))).isEqualTo(200);
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void answers503WhileNoSecretIsKnown() {
        try (World bare = new World()) {
            bare.run(transaction -> transaction.statements().update("delete from page"));
            try (Server other = start(bare)) {
                assertThat(new Webhooks(other.httpPort()).postSigned(Webhooks.message("anna", "m1", 0)))
                        .isEqualTo(503);
            }
        }
    }

    private static Server start(World world) {
        return Server.start(
                Config.read(world.environment(
                        directory,
                        Map.of(
                                "GRAPH_BASE_URL", "http://127.0.0.1:9",
                                "RYTM_WEBHOOK_READ_TIMEOUT", "2s",
                                "RYTM_WEBHOOK_STORE_TIMEOUT", "2s"))),
                InstantSource.system());
    }

    private static long events() {
        return world.count("select count(*) from inbox");
    }

    private interface Body {
        String of(int number);
    }

    private static List<Integer> together(int count, Body body) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> posts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String text = body.of(i);
                posts.add(threads.submit(() -> {
                    go.await();
                    return meta.deliver(text);
                }));
            }
            go.countDown();
            for (Future<Integer> post : posts) {
                answers.add(post.get());
            }
        }
        return answers;
    }

    private interface Upload {
        void write(OutputStream output) throws IOException;
    }

    private static String head(String lines) {
        return "POST /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + lines + "\r\n";
    }

    private static String raw(String head, Upload upload) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.httpPort())) {
            socket.setSoTimeout(10_000);
            OutputStream output = socket.getOutputStream();
            output.write(head.getBytes(StandardCharsets.US_ASCII));
            output.flush();
            try {
                upload.write(output);
                output.flush();
            } catch (IOException e) {
                // The server closes as soon as it has answered.
            }
            byte[] answer = new byte[64];
            int count = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(count, 0), StandardCharsets.US_ASCII);
        }
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
