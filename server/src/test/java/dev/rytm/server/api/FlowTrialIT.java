package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Profile;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Flows tried out over HTTP.
class FlowTrialIT {

    private static final Map<String, Object> START = Map.of("kind", "start");
    private static final Map<String, Object> NEXT = Map.of("kind", "advance-to-next");

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;
    private final String topic = bakery.topicId();
    private final String flow = bakery.root + "/flows/" + bakery.publishedFlow("Powitanie", "FLOW");

    @Test
    void aMadeUpPersonSeesWhatMessengerWouldShow() {
        Map<String, Object> person =
                Map.of("firstName", "Anna", "tags", List.of("vip"), "lastInteractionAt", Running.NOW.toString());

        JsonNode played = play(Map.of("document", document(), "person", person, "inputs", List.of(START)));

        JsonNode sent = moment(played, "sent");
        assertThat(sent.at("/message/text").asString()).isEqualTo("Hi Anna");
        assertThat(sent.at("/buttons/0/button").asString()).isEqualTo("yes");
        assertThat(sent.get("step").asString()).isEqualTo("hello");
        assertThat(sent.get("sentence").asString()).isEqualTo("The message goes out.");
        assertThat(played.at("/waiting/0/step").asString()).isEqualTo("hello");
        assertThat(played.at("/contact/tags/0").asString()).isEqualTo("vip");
        assertThat(played.get("now").asString())
                .isEqualTo(Running.NOW.plusSeconds(1).toString());
    }

    @Test
    void theWholeLifeOfAConsentIsPlayedFromTheList() {
        List<Object> inputs = List.of(
                START,
                Map.of("kind", "write", "text", "Hello"),
                Map.of("kind", "tap", "button", "yes"),
                Map.of("kind", "agree", "topic", topic),
                Map.of("kind", "advance", "duration", "P7D"),
                Map.of("kind", "stop", "topic", topic),
                Map.of("kind", "resume", "topic", topic),
                NEXT);

        JsonNode played = play(Map.of("document", document(), "inputs", inputs));

        assertThat(sentences(played))
                .contains(
                        "The step \u201cAsk\u201d.",
                        "The person is asked for consent.",
                        "The person agrees to Oferty.");
        assertThat(played.at("/contact/consents/0/status").asString()).isEqualTo("EXPIRED");
        assertThat(play(Map.of("document", document(), "inputs", inputs.subList(0, 7)))
                        .at("/contact/consents/0/status")
                        .asString())
                .isEqualTo("ACTIVE");
        assertThat(play(Map.of("document", document(), "inputs", inputs))).isEqualTo(played);
    }

    @Test
    void whatMetaWouldNotTakeIsSaidInTheLanguageOfTheReader() {
        Map<String, Object> said = Map.of("kind", "text", "text", " ", "quickReplies", List.of());
        Map<String, Object> step =
                Map.of("kind", "message", "id", "hello", "name", "", "exits", Map.of(), "message", said);
        Map<String, Object> document = Map.of("entry", "hello", "steps", Map.of("hello", step));

        Map<String, Object> person = Map.of("lastInteractionAt", Running.NOW.toString());

        JsonNode played = client.in("pl")
                .post(flow + "/trial", Map.of("document", document, "person", person, "inputs", List.of(START)))
                .ok();

        assertThat(moment(played, "failed").get("sentence").asString())
                .isEqualTo("Messenger by tego nie przyjął. "
                        + "W kroku „Wiadomość” coś jest puste (treść): wpisz przynajmniej jeden znak.");
    }

    @Test
    void aRefusalTellsItsReason() {
        Map<String, Object> person = Map.of("agreed", List.of(topic), "lastInteractionAt", Running.NOW.toString());

        JsonNode refused = moment(
                client.in("pl")
                        .post(
                                flow + "/trial",
                                Map.of(
                                        "document",
                                        document(),
                                        "person",
                                        person,
                                        "inputs",
                                        List.of(START, Map.of("kind", "tap", "button", "yes"))))
                        .ok(),
                "refused");

        assertThat(refused.get("reason").asString()).isEqualTo("ALREADY_CONSENTED");
        assertThat(refused.get("sentence").asString()).startsWith("To nie zostanie wysłane. ");
        assertThat(refused.get("step").asString()).isEqualTo("ask");
        assertThat(refused.get("topic").asString()).isEqualTo(topic);
    }

    @Test
    void aStepWithoutANameIsNotCalledByItsId() {
        List<Object> inputs = List.of(START, Map.of("kind", "tap", "button", "yes"));
        Map<String, Object> person = Map.of("lastInteractionAt", Running.NOW.toString());

        JsonNode played = play(Map.of("document", document(""), "person", person, "inputs", inputs));

        assertThat(sentences(played))
                .contains("The step \u201cRequest for consent\u201d.")
                .noneMatch(said -> said.contains("\u201cask"));
    }

    @Test
    void nothingIsKeptOrSent() {
        JsonNode before = client.get(flow).ok();
        ContactKey anna = new ContactKey(Long.parseLong(bakery.page), "anna");
        Running.server().database.inTransaction(t -> {
            t.contacts().lock(List.of(anna), Running.NOW);
            Contact known = Contact.unknown(anna).withProfile(new Profile("Anna", null, null, null));
            t.contacts().save(List.of(known.withLastInteractionAt(Running.NOW)));
            return true;
        });
        JsonNode person = client.get(bakery.root + "/contacts/anna").ok();

        JsonNode played = play(Map.of("contact", "anna", "document", document(), "inputs", List.of(START)));

        assertThat(moment(played, "sent").at("/message/text").asString()).isEqualTo("Hi Anna");
        assertThat(client.get(flow).ok()).isEqualTo(before);
        assertThat(client.get(bakery.root + "/contacts/anna").ok()).isEqualTo(person);
        assertThat(client.get(bakery.root + "/contacts/anna/timeline")
                        .ok()
                        .get("moments")
                        .isEmpty())
                .isTrue();
        client.post(flow + "/trial", Map.of("contact", "nobody", "inputs", List.of()))
                .is(404);
    }

    @Test
    void aTrialHasItsLimits() {
        List<Object> many = IntStream.range(0, 201).<Object>mapToObj(_ -> START).toList();
        Map<String, Object> back = Map.of("kind", "advance", "duration", "-P1D");

        assertThat(client.post(flow + "/trial", Map.of("inputs", many)).is(422).detail())
                .startsWith("A trial may hold at most 200 things");
        client.post(flow + "/trial", Map.of("inputs", Collections.nCopies(200, NEXT)))
                .ok();
        assertThat(client.post(flow + "/trial", Map.of("inputs", List.of(back)))
                        .is(422)
                        .body()
                        .get("pointer")
                        .asString())
                .isEqualTo("/inputs/0/duration");
        assertThat(client.post(flow + "/trial", Map.of("document", Map.of("steps", Map.of()), "inputs", List.of()))
                        .is(422)
                        .body()
                        .get("pointer")
                        .asString())
                .isEqualTo("/document/entry");
        client.post(flow + "/trial", Map.of("inputs", List.of(Map.of("kind", "dance"))))
                .is(400);
    }

    private JsonNode play(Map<String, Object> form) {
        return client.post(flow + "/trial", form).ok();
    }

    private static JsonNode moment(JsonNode played, String kind) {
        return played.get("moments")
                .valueStream()
                .filter(moment -> moment.get("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError(played.toPrettyString()));
    }

    private static List<String> sentences(JsonNode played) {
        return played.get("moments")
                .valueStream()
                .map(moment -> moment.get("sentence").asString())
                .toList();
    }

    private Map<String, Object> document() {
        return document("Ask");
    }

    private Map<String, Object> document(String name) {
        Map<String, Object> hello = new HashMap<>(Map.of("kind", "message", "id", "hello", "name", "Hello"));
        hello.put(
                "message",
                Map.of(
                        "kind",
                        "buttons",
                        "text",
                        "Hi {{first_name|you}}",
                        "buttons",
                        List.of(Map.of("kind", "tap", "id", "yes", "title", "Yes")),
                        "quickReplies",
                        List.of()));
        hello.put("exits", Map.of("yes", "ask"));
        Map<String, Object> ask =
                new LinkedHashMap<>(Map.of("kind", "consent", "id", "ask", "name", name, "topic", topic));
        return Map.of("entry", "hello", "steps", Map.of("hello", hello, "ask", ask));
    }
}
