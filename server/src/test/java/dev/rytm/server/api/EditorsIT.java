package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Two people who edit at once, and the names of requests by which their changes are found again.
class EditorsIT {

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;

    @Test
    void whoChangesATopicThatSomebodyChangedIsTold() {
        String topic = bakery.root + "/topics/" + bakery.topicId();

        assertThat(client.put(topic, Bakery.from(1, Bakery.topic("Oferty", "Pierwszy")))
                        .ok()
                        .get("revision")
                        .asInt())
                .isEqualTo(2);
        assertThat(client.put(topic, Bakery.from(1, Bakery.topic("Oferty", "Drugi")))
                        .is(409)
                        .detail())
                .startsWith("Somebody changed this since you loaded it");
        assertThat(client.put(topic, Bakery.topic("Oferty", "Trzeci"))
                        .is(422)
                        .body()
                        .get("pointer")
                        .asString())
                .isEqualTo("/revision");
        JsonNode now = client.get(topic).ok();
        assertThat(now.get("topic").get("wordings").size()).isEqualTo(2);
        assertThat(now.get("topic").get("wordings").get("2").get("title").asString())
                .isEqualTo("Pierwszy");
        client.put(topic + "/brake", Map.of("paused", true)).ok();
        client.put(topic, Bakery.from(2, Bakery.topic("Oferty", "Czwarty"))).ok();
    }

    @Test
    void whoChangesASequenceThatSomebodyChangedIsTold() {
        Map<String, Object> form = Bakery.sequence(bakery.topicId(), bakery.publishedFlow("Powitanie", "FLOW"));
        JsonNode made = client.post(bakery.root + "/sequences", form).ok();
        String sequence =
                bakery.root + "/sequences/" + made.get("sequence").get("id").asString();
        assertThat(made.get("revision").asInt()).isOne();

        client.put(sequence, Bakery.from(1, form)).ok();
        client.in("pl").put(sequence, Bakery.from(1, form)).is(409);
        client.put(sequence, form).is(422);
        client.put(sequence, Bakery.from(2, form)).ok();
    }

    @Test
    void whoChangesThePagesSettingsThatSomebodyChangedIsTold() {
        Map<String, Object> form = Bakery.settings();

        client.put(bakery.root, Bakery.from(1, form)).ok();
        client.put(bakery.root, Bakery.from(1, form)).is(409);
        client.put(bakery.root, form).is(422);
        client.put(bakery.root + "/brake", Map.of("paused", true)).ok();
        client.put(bakery.root, Bakery.from(2, form)).ok();
    }

    @Test
    void entrancesHaveEditorsOfTheirOwn() {
        String entrances = bakery.root + "/entrances";
        Map<String, Object> form = Map.of(
                "defaultReply", bakery.publishedFlow("Powitanie", "FLOW"), "keywords", Map.of(), "referrals", Map.of());

        client.put(entrances, Bakery.from(1, form)).ok();
        client.put(entrances, Bakery.from(1, form)).is(409);
        client.put(entrances, form).is(422);
        client.put(bakery.root, Bakery.from(1, Bakery.settings())).ok();
        assertThat(client.put(entrances, Bakery.from(2, form))
                        .ok()
                        .get("revision")
                        .asLong())
                .isEqualTo(3);
        assertThat(client.get(bakery.root).ok().at("/settings/defaultReply").asString())
                .isEqualTo(form.get("defaultReply"));
    }

    @Test
    void ofTwoWhoSaveAtOnceOneIsTold() throws Exception {
        String topic = bakery.root + "/topics/" + bakery.topicId();
        List<Callable<Integer>> editors = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(i ->
                        () -> client.put(topic, Bakery.from(1, Bakery.topic("Oferty", "Tytuł " + i)))
                                .status())
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = threads.invokeAll(editors);
            assertThat(answers.stream().map(Future::resultNow).filter(status -> status == 200))
                    .hasSize(1);
            assertThat(answers.stream().map(Future::resultNow).filter(status -> status == 409))
                    .hasSize(7);
        }
    }

    @Test
    void everyAnswerNamesItsRequest() {
        assertThat(client.get(bakery.root).header("X-Request-Id")).matches("[0-9a-f]{32}");
        assertThat(client.get(bakery.root).header("X-Request-Id"))
                .isNotEqualTo(client.get(bakery.root).header("X-Request-Id"));
        for (Client.Answer refused : List.of(
                client.get("/api/v1/nothing").is(404),
                client.get(bakery.root + "/contacts?x=y").is(400),
                client.send("PATCH", bakery.root, "{}").is(405),
                client.post(bakery.root + "/topics", "{").is(400),
                new Client(null, "en").get(bakery.root).is(401),
                client.get("/nowhere.txt").is(404))) {
            assertThat(refused.header("X-Request-Id")).isNotBlank();
            assertThat(refused.body().get("requestId").asString()).isEqualTo(refused.header("X-Request-Id"));
        }
    }

    @Test
    void aWellFormedNameOfTheCallerIsKept() {
        String longest = "a".repeat(64);
        for (String name : List.of("r-1", "0b7c6d2e-1111-4222-8333-444455556666", longest, "A.b_c-9")) {
            assertThat(client.calling(name).get(bakery.root).header("X-Request-Id"))
                    .isEqualTo(name);
        }
        for (String name : List.of("a b", longest + "a", "<script>", "a;b", "\"")) {
            assertThat(client.calling(name).get(bakery.root).header("X-Request-Id"))
                    .matches("[0-9a-f]{32}");
        }
    }

    @Test
    void theAuditLogNamesTheRequest() {
        String topic = bakery.topicId();
        client.calling("brake-1")
                .put(bakery.root + "/topics/" + topic + "/brake", Map.of("paused", true))
                .ok();

        JsonNode newest =
                client.get("/api/v1/audit?limit=1").ok().get("entries").get(0);
        assertThat(newest.get("action").asString()).isEqualTo("topic.pause");
        assertThat(newest.get("requestId").asString()).isEqualTo("brake-1");
        assertThat(client.get("/api/v1/audit").ok().get("entries").findValuesAsString("requestId"))
                .hasSameSizeAs(client.get("/api/v1/audit").ok().get("entries").findValuesAsString("action"))
                .doesNotContain("null", "");
    }
}
