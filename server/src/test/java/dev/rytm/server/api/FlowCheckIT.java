package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the flow checker tells over HTTP, and what publishing makes of it.
class FlowCheckIT {

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;

    @Test
    void aDraftIsCheckedAsItWasSaved() {
        String flow = create(twoMessages());

        JsonNode checked = check(flow).ok();

        assertThat(checked.get("problems").isEmpty()).isTrue();
        JsonNode finding = checked.get("findings").get(0);
        assertThat(finding.get("id").asString()).isEqualTo("MESSAGES_IN_A_ROW/offer");
        assertThat(finding.get("kind").asString()).isEqualTo("MESSAGES_IN_A_ROW");
        assertThat(finding.get("severity").asString()).isEqualTo("WARNING");
        assertThat(finding.get("step").asString()).isEqualTo("offer");
        assertThat(finding.get("path").findValuesAsString("step")).containsExactly("hello", "offer");
        assertThat(finding.get("path").findValuesAsString("name")).containsExactly("Hello", "Message");
        assertThat(finding.get("start").asString()).isEqualTo("The flow \"Powitanie\" is sent as a notification.");
        assertThat(finding.get("sentence").asString())
                .startsWith("The message \"Message\" follows the message \"Hello\" without a word");
        assertThat(finding.get("remedy").asString()).startsWith("Put a question");
    }

    @Test
    void thePolishReadPolish() {
        String flow = create(twoMessages());

        JsonNode finding = client.in("pl")
                .send("POST", flow + "/check", null)
                .ok()
                .get("findings")
                .get(0);

        assertThat(finding.get("sentence").asString())
                .startsWith("Wiadomość „Wiadomość” następuje po wiadomości „Hello”");
        assertThat(finding.get("start").asString()).isEqualTo("Flow „Powitanie” jest wysyłany jako powiadomienie.");
        assertThat(finding.get("fix").get("sentence").asString()).isEqualTo("Sprawdź najpierw, czy okno jest otwarte");
    }

    @Test
    void theEditorMayAskAboutWhatIsNotSaved() {
        String flow = create(twoMessages());

        JsonNode checked =
                client.post(flow + "/check", form(Bakery.document("Hi"))).ok();

        assertThat(checked.get("findings").isEmpty()).isTrue();
        assertThat(client.get(flow).ok().get("findings").size()).isEqualTo(1);
    }

    @Test
    void aFlowIsReadWithoutBeingCheckedIfAskedSo() {
        String flow = create(twoMessages());

        JsonNode read = client.get(flow + "?findings=false").ok();

        assertThat(read.get("findings").isEmpty()).isTrue();
        assertThat(read.get("document")).isEqualTo(client.get(flow).ok().get("document"));
    }

    @Test
    void aFixRemovesItsFinding() {
        Map<String, Object> document = twoMessages();
        String flow = create(document);
        JsonNode fix = check(flow).ok().get("findings").get(0).get("fix");

        Map<String, Object> steps = new LinkedHashMap<>();
        ((Map<?, ?>) document.get("steps")).forEach((id, step) -> steps.put(id.toString(), step));
        fix.get("changed").properties().forEach(step -> steps.put(step.getKey(), step.getValue()));
        fix.get("removed").forEach(id -> steps.remove(id.asString()));
        Map<String, Object> fixed = Map.of("entry", fix.get("entry").asString(), "steps", steps);

        assertThat(client.post(flow + "/check", form(fixed))
                        .ok()
                        .get("findings")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aFlowIsCheckedBeforeItIsImported() {
        JsonNode checked =
                client.post(bakery.root + "/flows/check", form(twoMessages())).ok();

        assertThat(checked.get("findings").get(0).get("kind").asString()).isEqualTo("MESSAGES_IN_A_ROW");
        assertThat(client.get(bakery.root + "/flows").ok().isEmpty()).isTrue();
    }

    @Test
    void warningsMustBeAcknowledgedEachByItself() {
        String flow = create(twoMessages());

        Client.Answer refused =
                client.post(flow + "/publish", Map.of("revision", 1)).is(409);
        assertThat(refused.detail()).startsWith("The message \"Message\" follows");
        assertThat(refused.body().get("pointer").asString()).isEqualTo("/steps/offer");
        client.post(flow + "/publish", Map.of("revision", 1, "acknowledged", List.of("OTHER/offer")))
                .is(409);
        JsonNode published = client.post(
                        flow + "/publish", Map.of("revision", 1, "acknowledged", List.of("MESSAGES_IN_A_ROW/offer")))
                .ok();

        assertThat(published.get("flow").get("publishedVersion").asInt()).isEqualTo(1);
        assertThat(published.get("findings").get(0).get("id").asString()).isEqualTo("MESSAGES_IN_A_ROW/offer");
    }

    @Test
    void aLoopIsNotPublishedWhateverIsAcknowledged() {
        String flow = create(document(step("hello", "Hello", "offer"), step("offer", "", "hello")));

        Client.Answer refused = client.post(
                        flow + "/publish", Map.of("revision", 1, "acknowledged", List.of("LOOP_WITHOUT_WAIT/hello")))
                .is(422);

        assertThat(refused.detail()).startsWith("From \"Hello\" the steps go round");
        assertThat(client.get(flow + "/versions").ok().isEmpty()).isTrue();
    }

    @Test
    void theSequenceThatSendsTheFlowCounts() {
        String flow = create(Bakery.document("Hi"));
        String id = flow.substring(flow.lastIndexOf('/') + 1);
        client.post(flow + "/publish", Map.of("revision", 1)).ok();
        client.post(bakery.root + "/sequences", Bakery.sequence(bakery.topicId(), id))
                .ok();

        JsonNode finding = check(flow).ok().get("findings").get(0);

        assertThat(finding.get("kind").asString()).isEqualTo("TOPIC_NEVER_ASKED");
        assertThat(finding.get("sentence").asString()).contains("Cztery tygodnie", "Oferty");
    }

    @Test
    void aTextThatIsTooLongIsToldWithItsNumbers() {
        JsonNode finding = client.in("pl")
                .post(bakery.root + "/flows/check", form(Bakery.document("x".repeat(2_001))))
                .ok()
                .get("findings")
                .get(0);

        assertThat(finding.get("severity").asString()).isEqualTo("ERROR");
        assertThat(finding.get("sentence").asString())
                .isEqualTo("W kroku „Hello” coś jest za długie (treść): ma 2001 znaków, a Messenger przyjmie"
                        + " najwyżej 2000. Skróć to.");
    }

    @Test
    void whatCannotBeReadIsToldByPathAndNothingElse() {
        Map<String, Object> document = Map.of("entry", "a", "steps", Map.of("a", Map.of("kind", "dance")), "x", 1);

        JsonNode checked =
                client.post(bakery.root + "/flows/check", form(document)).ok();

        assertThat(checked.get("problems").findValuesAsString("pointer")).containsExactly("/x", "/steps/a/kind");
        assertThat(checked.get("findings").isEmpty()).isTrue();
    }

    @Test
    void tenThousandStepsAreToldInOneSentence() {
        Map<String, Object> steps = IntStream.range(0, 10_000)
                .boxed()
                .collect(Collectors.toMap(n -> "s" + n, n -> Map.of("kind", "end", "id", "s" + n, "name", "")));

        JsonNode checked = client.post(bakery.root + "/flows/check", form(Map.of("entry", "s0", "steps", steps)))
                .ok();

        assertThat(checked.get("problems").findValuesAsString("pointer")).containsExactly("/steps");
        assertThat(client.get(bakery.root + "/flows").ok().isEmpty()).isTrue();
    }

    @Test
    void whatNestsTooDeepOrIsTooLongIsRefusedAtTheDoor() {
        Object deep = "x";
        for (int depth = 0; depth < 40; depth++) {
            deep = Map.of("parts", List.of(deep));
        }
        client.post(bakery.root + "/flows/check", form(Map.of("entry", "a", "steps", Map.of("a", deep))))
                .is(400);
        client.post(bakery.root + "/flows/check", form(Bakery.document("x".repeat(1 << 20))))
                .is(413);
    }

    private Client.Answer check(String flow) {
        return client.send("POST", flow + "/check", null);
    }

    private String create(Map<String, Object> document) {
        JsonNode made = client.post(bakery.root + "/flows", form(document)).ok();
        return bakery.root + "/flows/" + made.get("flow").get("id").asString();
    }

    private static Map<String, Object> form(Map<String, Object> document) {
        return Map.of("name", "Powitanie", "kind", "FLOW", "document", document);
    }

    private static Map<String, Object> twoMessages() {
        return document(step("hello", "Hello", "offer"), step("offer", "", null));
    }

    @SafeVarargs
    private static Map<String, Object> document(Map<String, Object>... steps) {
        Map<String, Object> byId = new LinkedHashMap<>();
        for (Map<String, Object> step : steps) {
            byId.put(step.get("id").toString(), step);
        }
        return Map.of("entry", steps[0].get("id"), "steps", byId);
    }

    private static Map<String, Object> step(String id, String name, @Nullable String next) {
        Map<String, Object> step = new LinkedHashMap<>(Map.of(
                "kind",
                "message",
                "id",
                id,
                "name",
                name,
                "message",
                Map.of("kind", "text", "text", "Hi", "quickReplies", List.of()),
                "exits",
                Map.of()));
        if (next != null) {
            step.put("next", next);
        }
        return step;
    }
}
