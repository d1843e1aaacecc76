package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.server.world.Webhooks;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Webhooks that nobody could read, as the instance's operator sees them.
class RawBodyIT {

    private static final String ROOT = "/api/v1/raw-bodies";

    private final Bakery bakery = new Bakery();
    private final Client operator = new Client(Running.server().instanceKey, "en");

    @BeforeEach
    void empty() {
        Running.server().database.asOwner(t -> t.statements().update("truncate raw_body"));
    }

    private static void deliver(String body) throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + Running.server().server.httpPort() + "/webhook"))
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", Webhooks.signature(bytes, "s3cret"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void showsWhatNobodyCouldReadWithoutItsTokens() throws Exception {
        deliver("{\"notification_messages_token\": \"secret-1\", \"text\": \"hi\"");

        JsonNode kept = operator.get(ROOT).ok().get("bodies").get(0);
        JsonNode body = operator.get(ROOT + "/" + kept.get("id").asString()).ok();

        assertThat(kept.get("reason").asString()).startsWith("the body is not JSON");
        assertThat(kept.get("part").asBoolean()).isFalse();
        assertThat(body.get("text").asString())
                .isEqualTo("{\"notification_messages_token\": \"...\", \"text\": \"hi\"");
    }

    @Test
    void saysWhyItStillCannotBeRead() throws Exception {
        deliver("{");
        String id = operator.get(ROOT).ok().at("/bodies/0/id").asString();

        JsonNode again = operator.post(ROOT + "/" + id + "/read-again", "").ok();

        assertThat(again.get("events").asInt()).isZero();
        assertThat(again.get("reason").asString()).startsWith("the body is not JSON");
        assertThat(operator.get(ROOT).ok().get("bodies")).hasSize(1);
    }

    @Test
    void forgetsWhatIsGivenUp() throws Exception {
        deliver("{");
        String id = operator.get(ROOT).ok().at("/bodies/0/id").asString();

        operator.delete(ROOT + "/" + id).is(204);

        assertThat(operator.get(ROOT).ok().get("bodies")).isEmpty();
        operator.get(ROOT + "/" + id).is(404);
        operator.post(ROOT + "/" + id + "/read-again", "").is(404);
        operator.delete(ROOT + "/" + id).is(404);
    }

    @Test
    void goesOnWhereTheLastPageEnded() throws Exception {
        for (int i = 0; i < 5; i++) {
            deliver("{" + i);
        }
        List<String> ids = new ArrayList<>();
        String path = ROOT + "?limit=2";
        for (JsonNode page = operator.get(path).ok();
                ;
                page = operator.get(path).ok()) {
            page.get("bodies").forEach(body -> ids.add(body.get("id").asString()));
            if (!page.hasNonNull("after")) {
                break;
            }
            path = ROOT + "?limit=2&after=" + page.get("after").asString();
        }

        assertThat(ids).hasSize(5).doesNotHaveDuplicates();
        operator.get(ROOT + "?after=x").is(400);
        operator.get(ROOT + "/x").is(404);
    }

    @Test
    void isNoWorkspacesBusiness() throws Exception {
        deliver("{");
        String id = operator.get(ROOT).ok().at("/bodies/0/id").asString();

        bakery.client.get(ROOT).is(403);
        bakery.client.get(ROOT + "/" + id).is(403);
        bakery.client.post(ROOT + "/" + id + "/read-again", "").is(403);
        bakery.client.delete(ROOT + "/" + id).is(403);
    }
}
