package dev.rytm.server.dispatch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A tiny HTTP server that answers sends and reads of tokens as it is told, and writes down every whole request that
/// it got.
///
/// The token of a person is `token-<psid>`.
final class PretendGraph implements AutoCloseable {

    private final JsonMapper mapper = new JsonMapper();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger messages = new AtomicInteger();
    private volatile Script script = _ -> Reply.ACCEPT;
    private volatile Function<String, Reply> tokens = psid -> Reply.token(psid, null);

    /// Every request whose body came whole, in order of arrival.
    final List<Received> received = new CopyOnWriteArrayList<>();

    /// Whose tokens were read.
    final List<String> read = new CopyOnWriteArrayList<>();

    /// One send as it arrived.
    record Received(String pageMetaId, String psid, boolean onToken, String attemptId, String text) {}

    /// What to answer.
    interface Script {
        Reply answer(Received received) throws Exception;
    }

    /// An answer. `ACCEPT` is a success that names the person.
    record Reply(int status, String body, String usage) {
        static final Reply ACCEPT = new Reply(200, "accept", "");

        static Reply error(int code, int subcode) {
            return error(code, subcode, "no");
        }

        static Reply error(int code, int subcode, String message) {
            String sub = subcode == 0 ? "" : ",\"error_subcode\":" + subcode;
            return new Reply(
                    400,
                    "{\"error\":{\"message\":\"%s\",\"type\":\"OAuthException\",\"code\":%d%s}}"
                            .formatted(message, code, sub),
                    "");
        }

        /// What Meta shows of a person's token, with or without its next time.
        static Reply token(String psid, @Nullable Instant nextEligibleAt) {
            String next = nextEligibleAt == null ? "" : ",\"next_eligible_time\":" + nextEligibleAt.getEpochSecond();
            return new Reply(
                    200,
                    "{\"notification_messages_token\":\"token-%s\",\"recipient_id\":\"%s\"%s}"
                            .formatted(psid, psid, next),
                    "");
        }

        Reply withUsage(String header) {
            return new Reply(status, body, header);
        }
    }

    PretendGraph() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void answers(Script next) {
        script = next;
    }

    void answers(Reply reply) {
        script = _ -> reply;
    }

    /// What to answer when the token of a person is read.
    void tellsOfTokens(Function<String, Reply> next) {
        tokens = next;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String object = exchange.getRequestURI().getPath().split("/")[2];
        if (exchange.getRequestMethod().equals("GET")) {
            try (exchange) {
                String psid = object.replaceFirst("^notification_messages_token-", "");
                read.add(psid);
                Reply reply = tokens.apply(psid);
                write(exchange, reply, reply.body());
            }
            return;
        }
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            JsonNode json = mapper.readTree(body);
            String token =
                    json.path("recipient").path("notification_messages_token").asString("");
            String psid = token.isEmpty()
                    ? json.path("recipient").path("id").asString("")
                    : token.replaceFirst("^token-", "");
            Received one = new Received(
                    object,
                    psid,
                    !token.isEmpty(),
                    json.path("message").path("metadata").asString(""),
                    json.path("message").path("text").asString(""));
            received.add(one);
            answer(exchange, one, script.answer(one));
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private void answer(HttpExchange exchange, Received one, Reply reply) throws IOException {
        String text = reply.body().equals("accept")
                ? "{\"recipient_id\":\"%s\",\"message_id\":\"m_%d\"}".formatted(one.psid(), messages.incrementAndGet())
                : reply.body();
        write(exchange, reply, text);
    }

    private static void write(HttpExchange exchange, Reply reply, String text) throws IOException {
        if (!reply.usage().isEmpty()) {
            exchange.getResponseHeaders().add("X-Business-Use-Case-Usage", reply.usage());
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
