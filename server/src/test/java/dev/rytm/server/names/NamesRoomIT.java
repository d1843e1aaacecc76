package dev.rytm.server.names;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.messenger.graph.GraphClient;
import dev.rytm.messenger.graph.GraphConfig;
import dev.rytm.server.room.Bell;
import dev.rytm.server.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class NamesRoomIT {

    private static final String NO_ACCESS =
            "{\"error\":{\"message\":\"no\",\"type\":\"OAuthException\",\"code\":100,\"error_subcode\":33}}";

    private static final String THROTTLED = "{\"error\":{\"message\":\"slow\",\"type\":\"OAuthException\",\"code\":4}}";

    private final World world = new World();
    private final ContactKey anna = new ContactKey(world.page(), "anna");
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer meta = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final GraphClient graph = new GraphClient(new GraphConfig(
            URI.create("http://127.0.0.1:" + meta.getAddress().getPort()),
            "v24.0",
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            20));
    private final NamesRoom room = new NamesRoom(world.database(), graph, InstantSource.fixed(World.START), new Bell());

    NamesRoomIT() throws IOException {
        meta.createContext("/", this::answer);
        meta.start();
    }

    @BeforeEach
    void begin() {
        room.start();
    }

    @AfterEach
    void close() {
        room.close();
        graph.close();
        meta.stop(0);
        world.close();
    }

    @Test
    void tellsTheInboxWhatMetaSays() {
        answers.put("anna", "{\"id\":\"anna\",\"first_name\":\"Anna\",\"last_name\":\" \"}");

        ask();

        until(() -> waiting() == 0);
        assertThat(asked).containsExactly("/v24.0/anna first_name,last_name");
        List<String> told = world.in(transaction -> transaction
                .statements()
                .list("select contact_id || ' ' || kind as line from inbox", row -> row.text("line")));
        assertThat(told).containsExactly("anna name-read");
    }

    @Test
    void leavesInPeaceWhomItMayNotKnow() {
        answers.put("anna", NO_ACCESS);

        ask();

        until(() -> waiting() == 0);
        assertThat(asked).hasSize(1);
        assertThat(world.count("select count(*) from inbox")).isZero();
    }

    @Test
    void asksAgainAfterARefusalThatPasses() {
        answers.put("anna", THROTTLED);
        ask();
        until(() -> asked.size() == 1
                && world.count(
                                "select count(*) from name_question where due_at < clock_timestamp() + interval '15 seconds'")
                        == 1);
        answers.put("anna", "{\"id\":\"anna\",\"first_name\":\"Anna\"}");

        world.run(
                transaction -> transaction.statements().update("update name_question set due_at = clock_timestamp()"));

        until(() -> waiting() == 0);
        assertThat(world.count("select count(*) from inbox")).isOne();
    }

    @Test
    void asksNothingWhileMetaWantsThePageToSlowDown() {
        answers.put("anna", NO_ACCESS);
        world.run(transaction -> transaction.statements().update("""
                insert into send_pace (page_id, paused_until)
                select page_id, clock_timestamp() + interval '1 hour' from page
                    on conflict (page_id) do update set paused_until = excluded.paused_until
                """));
        ask();
        LockSupport.parkNanos(Duration.ofMillis(2_500).toNanos());
        assertThat(asked).isEmpty();

        world.run(transaction -> transaction.statements().update("update send_pace set paused_until = null"));

        until(() -> waiting() == 0);
    }

    @Test
    void asksAgainWhenNothingCameBackAndGivesUpInTheEnd() {
        answers.put("anna", "");
        ask();

        until(() -> {
            // Whatever an answer has put off meanwhile.
            world.run(transaction ->
                    transaction.statements().update("update name_question set due_at = clock_timestamp()"));
            return waiting() == 0;
        });

        assertThat(asked).hasSize(NamesRoom.PAUSES.size() + 1);
    }

    @Test
    void asksNothingInTheNameOfAPageThatIsNotConnected() {
        answers.put("anna", NO_ACCESS);
        world.run(transaction -> transaction.statements().update("update page set connected = false"));
        ask();
        LockSupport.parkNanos(Duration.ofMillis(2_500).toNanos());
        assertThat(asked).isEmpty();

        world.run(transaction -> transaction.statements().update("update page set connected = true"));

        until(() -> waiting() == 0);
    }

    @Test
    void asksNothingAboutSomebodyWhoIsForgotten() {
        world.run(transaction -> transaction.statements().update("update page set connected = false"));
        ask();

        world.run(transaction -> transaction.erasures().forget(Set.of(anna), World.START));

        assertThat(waiting()).isZero();
    }

    private void ask() {
        world.run(transaction -> transaction.nameQuestions().append(List.of(anna, anna)));
    }

    private long waiting() {
        return world.count("select count(*) from name_question");
    }

    /// `/version/person?fields=…`; an empty answer is a trouble of Meta's own.
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add(path + " " + exchange.getRequestURI().getQuery().replaceAll("(.*&)?fields=([^&]*).*", "$2"));
            String answer = answers.get(path.substring(path.lastIndexOf('/') + 1));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(
                    answer.contains("error") ? 400 : answer.isEmpty() ? 503 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static void until(BooleanSupplier wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it does not happen").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
