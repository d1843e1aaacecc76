package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.TeamNotice;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.store.Arrival;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class NoticesIT {

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;
    private final String anna = bakery.root + "/contacts/anna";
    private final String notices = bakery.root + "/notices";

    @BeforeEach
    void annaIsKnown() {
        ContactKey key = new ContactKey(Long.parseLong(bakery.page), "anna");
        Running.server()
                .database
                .inTransaction(t -> t.inbox()
                        .append(List.of(Arrival.named(
                                key, "hello", new Event.MessageReceived(Running.NOW, "m_1", "Hello", null)))));
        until(anna, contact -> contact.has("lastInteractionAt"));
    }

    private JsonNode until(String path, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            Client.Answer answer = client.get(path);
            if (answer.status() == 200 && wanted.test(answer.body())) {
                return answer.body();
            }
            assertThat(System.nanoTime()).as(answer.raw().body()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /// Tells the team, has another system told that nobody may call, and hands the person over.
    private void start() {
        Map<String, Object> act = Map.of(
                "kind", "action",
                "id", "act",
                "name", "",
                "actions", List.of(Map.of("kind", "notify-team", "text", "{{first_name|Somebody}} is here")),
                "next", "over");
        Map<String, Object> over = Map.of(
                "kind", "hand-over", "id", "over", "name", "", "note", "Wants a cake with {{first_name|a}} name");
        Map<String, Object> document = Map.of("entry", "act", "steps", Map.of("act", act, "over", over));
        JsonNode flow = client.post(
                        bakery.root + "/flows", Map.of("name", "Help", "kind", "FLOW", "document", document))
                .ok()
                .get("flow");
        String id = flow.get("id").asString();
        client.post(
                        bakery.root + "/flows/" + id + "/publish",
                        Map.of("revision", flow.get("revision").asLong()))
                .ok();
        client.post(anna + "/edits", Map.of("kind", "start-flow", "flow", id)).is(202);
    }

    private JsonNode two() {
        return until(notices, page -> page.get("notices").size() == 2);
    }

    @Test
    void theTeamSeesWhatFlowsTellItNewestFirst() {
        start();
        JsonNode page = two();

        assertThat(page.get("notices").findValuesAsString("kind")).containsExactly("HAND_OVER", "MESSAGE");
        assertThat(page.get("notices").findValuesAsString("text"))
                .containsExactly("Wants a cake with a name", "Somebody is here");
        assertThat(page.has("before")).isFalse();
        JsonNode newest = client.in("pl").get(notices + "?limit=1").ok();
        assertThat(newest.get("notices").get(0).get("sentence").asString()).isEqualTo("Flow przekazał Wam tę osobę.");
        JsonNode older = client.get(
                        notices + "?limit=1&before=" + newest.get("before").asString())
                .ok();
        assertThat(older.get("notices").findValuesAsString("kind")).containsExactly("MESSAGE");
    }

    @Test
    void whatSomebodySawIsNewsNoLonger() {
        start();
        JsonNode page = two();
        String older = page.get("notices").get(1).get("number").asString();
        String newer = page.get("notices").get(0).get("number").asString();

        client.post(notices + "/seen", Map.of("upTo", older)).is(204);
        assertThat(client.get(notices).ok().get("notices").findValuesAsString("number"))
                .containsExactly(newer);

        client.post(notices + "/" + newer + "/seen", Map.of()).is(204);
        assertThat(client.get(notices).ok().get("unseen").asInt()).isZero();
        client.post(notices + "/seen", Map.of("upTo", "x")).is(400);
    }

    @Test
    void whoWatchesThePageIsToldOfNoticesAndOfWhatWasSeen() {
        try (EventStream stream = EventStream.open(bakery.root + "/events", EventStream.key(client))) {
            stream.next();
            start();
            stream.until("notices");
            JsonNode newest = two().get("notices").get(0);

            try (EventStream another = EventStream.open(bakery.root + "/events", EventStream.key(client))) {
                another.next();
                client.post(notices + "/" + newest.get("number").asString() + "/seen", Map.of())
                        .is(204);

                assertThat(another.until("notices").get("notices").isEmpty()).isTrue();
            }
        }
    }

    @Test
    void aNoticeOfAPausedReceiverIsAboutNoPerson() {
        TeamNotice notice =
                new TeamNotice(TeamNotice.Kind.CALLS_PAUSED, "crm.example", new FlowId("flow"), new StepId("step"));
        Running.server().database.inTransaction(t -> {
            t.teamNotices().append(Long.parseLong(bakery.page), notice, Running.NOW);
            return true;
        });

        JsonNode told = client.in("pl").get(notices).ok().get("notices").get(0);

        assertThat(told.has("contact")).isFalse();
        assertThat(told.get("text").asString()).isEqualTo("crm.example");
        assertThat(told.get("sentence").asString()).startsWith("Wywołania tego systemu nie udają się");
    }

    @Test
    void aPersonIsFoundWithTheTeamAndGivenBack() {
        start();
        two();
        JsonNode found =
                client.get(bakery.root + "/contacts?handedOver=true").ok().get("contacts");
        assertThat(found.findValuesAsString("handedOverUntil")).containsExactly("2022-09-06T10:00:00Z");

        client.post(anna + "/edits", Map.of("kind", "give-back")).is(202);

        until(
                bakery.root + "/contacts?handedOver=true",
                page -> page.get("contacts").isEmpty());
        assertThat(client.in("pl").get(anna + "/timeline").ok().get("moments").findValuesAsString("sentence"))
                .anyMatch(sentence -> sentence.startsWith("Osobę oddaje z powrotem botowi: "));
    }

    @Test
    void noticesOfSomebodyWhoIsForgottenGo() {
        start();
        two();

        client.post(anna + "/edits", Map.of("kind", "erase")).is(202);

        until(notices, page -> page.get("unseen").asInt() == 0);
        assertThat(client.get(notices).ok().get("notices").isEmpty()).isTrue();
    }

    @Test
    void theSecretOfWebhooksIsShownOnceAndChanges() {
        String secrets = bakery.root + "/webhook-secret";
        assertThat(client.get(secrets).ok().has("changedAt")).isFalse();

        String first = client.post(secrets, Map.of()).ok().get("secret").asString();
        String second = client.post(secrets, Map.of()).ok().get("secret").asString();

        assertThat(first).matches("whsec_[A-Za-z0-9+/]{43}=").isNotEqualTo(second);
        assertThat(client.get(secrets).ok().has("previousUntil")).isTrue();
        assertThat(client.get(secrets).raw().body()).doesNotContain(second.substring(6));
    }
}
