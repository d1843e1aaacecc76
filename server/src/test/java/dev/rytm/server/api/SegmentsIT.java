package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SegmentsIT {

    private static final Map<String, Object> VIP = Map.of("kind", "has-tag", "tag", "vip");

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;
    private final Crowd crowd = new Crowd(bakery);
    private final String segments = bakery.root + "/segments";

    @BeforeEach
    void threePeople() {
        crowd.person(
                "1",
                "Łucja",
                "Nowak",
                anna -> anna.withTags(Set.of("vip")).withLastInteractionAt(Running.NOW.minus(Duration.ofDays(2))));
        crowd.person(
                "2", "Anna", "Kowalska", anna -> anna.withLastInteractionAt(Running.NOW.minus(Duration.ofHours(1))));
        crowd.person("3", "Jan", "Nowak", anna -> anna.withTags(Set.of("vip", "a/b")));
    }

    @Test
    void isMadeChangedAndDeleted() {
        JsonNode made = client.post(segments, Map.of("name", "Very important", "condition", VIP))
                .is(201)
                .body();
        String one = segments + "/" + made.get("id").asString();
        Map<String, Object> changed = Bakery.from(1, Map.of("name", "Everybody else", "condition", not(VIP)));

        assertThat(client.put(one, changed).ok().get("revision").asLong()).isEqualTo(2);
        client.put(one, changed).is(409);
        client.put(one, Map.of("name", "x", "condition", VIP)).is(422);
        assertThat(ids("?segment=" + made.get("id").asString())).containsExactly("2");
        client.delete(one).is(204);
        client.get(one).is(404);
        assertThat(client.get(bakery.root + "/contacts?segment=gone").is(400).detail())
                .contains("deleted");
    }

    @Test
    void everyTopicHasTwoWithoutAnybodyMakingThem() {
        String topic = bakery.topicId();

        JsonNode list = client.in("pl").get(segments).ok();

        assertThat(list.findValuesAsString("name")).containsExactly("Zrezygnowali: Oferty", "Wrócili: Oferty");
        String stopped = "stopped~" + topic;
        assertThat(client.get(segments + "/" + stopped).ok()).isNotNull();
        client.delete(segments + "/" + stopped).is(404);
        assertThat(ids("?segment=" + stopped)).isEmpty();
    }

    @Test
    void whatCannotBeAskedIsToldWithItsPlace() {
        Map<String, Object> wrong =
                Map.of("kind", "all", "parts", List.of(VIP, not(Map.of("kind", "in-sequence", "sequence", "gone"))));

        JsonNode answer = client.in("pl")
                .post(segments, Map.of("name", " ", "condition", wrong))
                .is(422)
                .body();

        assertThat(answer.get("problems").findValuesAsString("pointer"))
                .containsExactly("/condition/parts/1/part/sequence", "/name");
        assertThat(answer.get("problems").get(0).get("detail").asString())
                .isEqualTo("Nie ma takiej sekwencji na stronie: wybierz inną.");
        client.post(bakery.root + "/crowd/count", Map.of("condition", wrong)).is(422);
        client.post(bakery.root + "/crowd/sample", Map.of("condition", wrong)).is(422);
    }

    @Test
    void countsAndShowsSomeWhileItIsBuilt() {
        JsonNode count = client.post(bakery.root + "/crowd/count", Map.of("condition", VIP, "patient", true))
                .ok();
        JsonNode sample = client.post(bakery.root + "/crowd/sample", Map.of("condition", VIP))
                .ok();

        assertThat(count.get("people").asLong()).isEqualTo(2);
        assertThat(count.get("exact").asBoolean()).isTrue();
        assertThat(sample.findValuesAsString("id")).containsExactly("1", "3");
    }

    @Test
    void listsSearchesFiltersAndOrders() {
        assertThat(ids("")).containsExactly("2", "1", "3");
        assertThat(ids("?order=NAME")).containsExactly("2", "3", "1");
        assertThat(ids("?search=nowak&order=NAME")).containsExactly("3", "1");
        assertThat(ids("?search=luc%20now")).containsExactly("1");
        assertThat(ids("?tag=a/b")).containsExactly("3");
        assertThat(ids("?tag=vip&search=anna")).isEmpty();
        assertThat(ids("?sequence=none")).isEmpty();
        client.get(bakery.root + "/contacts?order=AGE").is(400);
        client.get(bakery.root + "/contacts?after=nonsense").is(400);
    }

    /// PostgreSQL takes no word longer than 2,046 bytes in a search of words.
    @Test
    void refusesASearchThatIsLongerThanAnyName() {
        assertThat(ids("?search=" + "x".repeat(200))).isEmpty();
        for (String list : List.of("/contacts", "/contacts-export")) {
            String answer = client.in("en")
                    .get(bakery.root + list + "?search=" + "x".repeat(2_500))
                    .is(400)
                    .detail();
            assertThat(answer).contains("search", "200", "shorten");
        }
    }

    @Test
    void failsAtNoParameterThatIsLong() {
        String endless = "x".repeat(2_500);
        for (String address : List.of(
                "/contacts?tag=",
                "/contacts?sequence=",
                "/contacts?topic=",
                "/contacts?segment=",
                "/contacts?status=",
                "/contacts?after=",
                "/contacts/1/timeline?before=",
                "/contacts/1/may-send?kind=RECURRING&topic=",
                "/consents?topic=",
                "/label-uses?subject=TAG&name=",
                "/notices?before=",
                "/parked?after=",
                "/rule-pack-report?pack=",
                "/sends?contact=",
                "/sends?topic=",
                "/sends?after=")) {
            assertThat(client.get(bakery.root + address + endless).status())
                    .as(address)
                    .isLessThan(500);
        }
    }

    @Test
    void goesOnFromWhereTheLastAnswerEnded() {
        List<String> seen = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonNode page =
                    client.get(bakery.root + "/contacts?limit=1" + after).ok();
            seen.addAll(page.get("contacts").findValuesAsString("id"));
            after = page.has("after") ? "&after=" + page.get("after").asString() : null;
        }

        assertThat(seen).containsExactly("2", "1", "3");
        assertThat(new HashSet<>(seen)).hasSize(3);
    }

    private List<String> ids(String query) {
        return client.get(bakery.root + "/contacts" + query)
                .ok()
                .get("contacts")
                .findValuesAsString("id");
    }

    private static Map<String, Object> not(Map<String, Object> part) {
        return Map.of("kind", "not", "part", part);
    }
}
