package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.store.Arrival;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PeopleIT {

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;
    private final String anna = bakery.root + "/contacts/anna";
    private final ContactKey key = new ContactKey(Long.parseLong(bakery.page), "anna");

    @BeforeEach
    void annaWrites() {
        happens("hello", new Event.MessageReceived(Running.NOW, "m_1", "Hello", null));
        until(anna, contact -> contact.has("lastInteractionAt"));
    }

    private void happens(String name, Event event) {
        Running.server().database.inTransaction(t -> t.inbox().append(List.of(Arrival.named(key, name, event))));
    }

    /// The decision follows the answer, so a reader looks again for a while.
    private JsonNode until(String path, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            Client.Answer answer = client.get(path);
            if (answer.status() == 200 && wanted.test(answer.body())) {
                return answer.body();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError(path + " stayed " + answer.raw().body());
            }
            Thread.onSpinWait();
        }
    }

    private void edit(Map<String, Object> edit) {
        client.post(anna + "/edits", edit).is(202);
    }

    private String optIn() {
        String topic = bakery.topicId();
        Running.server().database.inTransaction(t -> {
            return t.inbox()
                    .append(List.of(Arrival.named(
                            key,
                            "opt in",
                            new Event.OptInGranted(
                                    Running.NOW,
                                    "TOKEN-OF-ANNA",
                                    null,
                                    "Oferty tygodnia",
                                    dev.rytm.core.contact.Frequency.WEEKLY,
                                    null,
                                    null,
                                    false))));
        });
        until(anna, contact -> contact.get("consents").has(topic));
        return topic;
    }

    @Test
    void anEditBecomesAnEventAndADecision() {
        edit(Map.of("kind", "tag", "tag", "vip", "present", true));
        edit(Map.of("kind", "field", "field", "city", "value", Map.of("kind", "text", "value", "Łódź")));
        edit(Map.of("kind", "set-profile", "profile", Map.of("firstName", "Anna")));

        JsonNode contact = until(
                anna,
                c -> c.get("tags").size() == 1
                        && c.get("fields").has("city")
                        && c.get("profile").has("firstName"));

        assertThat(contact.get("fields").get("city").get("value").asString()).isEqualTo("Łódź");
        JsonNode found = client.get(bakery.root + "/contacts?tag=vip").ok().get("contacts");
        assertThat(found.findValuesAsString("firstName")).containsExactly("Anna");
        assertThat(client.get(bakery.root + "/contacts?tag=nobody")
                        .ok()
                        .get("contacts")
                        .size())
                .isZero();
        JsonNode timeline = client.in("pl").get(anna + "/timeline").ok().get("moments");
        assertThat(timeline.findValuesAsString("sentence")).contains("Dodano tag.", "Ustawiono pole.");
    }

    /// As many lines of one instant as a page has, and more.
    @Test
    void aPageOfTheTimelineLeavesOutNoLineOfAnInstant() {
        Running.server()
                .database
                .inTransaction(t -> t.statements().update("""
                insert into decision_note (page_id, contact_id, at, kind, parameters)
                select ?, 'anna', ?, 'tag-added', '{"tag": "many"}' from generate_series(1, 7)
                """, key.pageId(), Running.NOW.minusSeconds(60)));

        JsonNode first = client.get(anna + "/timeline?limit=5").ok();
        JsonNode rest = client.get(
                        anna + "/timeline?limit=5&before=" + first.get("before").asString())
                .ok();

        assertThat(first.toString().split("many", -1).length + rest.toString().split("many", -1).length - 2)
                .isEqualTo(7);
    }

    @Test
    void aConsentIsSeenWithItsProofAndWithoutItsToken() {
        String topic = optIn();

        assertThat(client.get(anna).raw().body()).doesNotContain("TOKEN-OF-ANNA", "\"token\"");
        assertThat(client.get(bakery.root + "/consents?topic=" + topic + "&status=ACTIVE")
                        .ok()
                        .get("consents")
                        .findValuesAsString("contact"))
                .containsExactly("anna");
        JsonNode ledger = client.get(anna + "/ledger").ok();
        assertThat(ledger.get("entries").get(0).get("change").get("kind").asString())
                .isEqualTo("OPTED_IN");
        assertThat(ledger.has("fault")).isFalse();
        assertThat(client.get(bakery.root + "/consents/counts")
                        .ok()
                        .get(topic)
                        .get("ACTIVE")
                        .asInt())
                .isOne();
        assertThat(client.get(bakery.root + "/contacts?topic=" + topic + "&status=STOPPED")
                        .ok()
                        .get("contacts")
                        .size())
                .isZero();
        assertThat(client.get(bakery.root + "/topics/" + topic)
                        .ok()
                        .get("frequencyFixed")
                        .asBoolean())
                .isTrue();
        client.delete(bakery.root + "/topics/" + topic).is(409);
        Map<String, Object> daily = Bakery.topic("Oferty", "Oferty tygodnia");
        daily.put("frequency", "DAILY");
        assertThat(client.put(bakery.root + "/topics/" + topic, Bakery.from(1, daily))
                        .is(422)
                        .body()
                        .get("pointer")
                        .asString())
                .isEqualTo("/frequency");
    }

    @Test
    void mayThisBeSentIsAnsweredByThePolicyWithASentence() {
        String topic = optIn();
        String question = anna + "/may-send?kind=NOTIFICATION&topic=" + topic;

        assertThat(client.get(question).ok().get("allowed").asBoolean()).isTrue();
        client.put(bakery.root + "/topics/" + topic + "/brake", Map.of("paused", true))
                .ok();
        JsonNode paused = client.in("pl").get(question).ok();
        assertThat(paused.get("reason").asString()).isEqualTo("PAUSED");
        assertThat(paused.get("sentence").asString()).isEqualTo("Wysyłanie jest wstrzymane.");
        JsonNode request = client.get(anna + "/may-send?kind=OPT_IN_REQUEST&topic=" + topic)
                .ok();
        assertThat(request.get("reason").asString()).isEqualTo("ALREADY_CONSENTED");
        assertThat(request.get("nextAllowedAt").asString()).isEqualTo("2023-06-05T10:00:00Z");
        assertThat(client.get(anna + "/may-send?kind=MESSAGE")
                        .ok()
                        .get("allowed")
                        .asBoolean())
                .isTrue();
        client.get(anna + "/may-send?kind=NOTIFICATION").is(400);
        client.get(anna + "/may-send?kind=FAX").is(400);
    }

    @Test
    void aStopThatWaitsInTheInboxAlreadyCounts() {
        String topic = optIn();
        edit(Map.of("kind", "stop-topic", "topic", topic));

        assertThat(client.get(anna + "/may-send?kind=NOTIFICATION&topic=" + topic)
                        .ok()
                        .get("reason")
                        .asString())
                .isEqualTo("CONSENT_STOPPED");
        until(
                anna,
                contact -> contact.get("consents")
                        .get(topic)
                        .get("status")
                        .asString()
                        .equals("STOPPED"));
    }

    @Test
    void anEditOfSomethingThatIsNotThereIsRefused() {
        assertThat(client.post(anna + "/edits", Map.of("kind", "stop-topic", "topic", "none"))
                        .is(422)
                        .body()
                        .get("pointer")
                        .asString())
                .isEqualTo("/topic");
        client.post(anna + "/edits", Map.of("kind", "enrol", "sequence", "none", "replace", true))
                .is(422);
        client.post(anna + "/edits", Map.of("kind", "start-flow", "flow", "none"))
                .is(422);
        client.post(anna + "/edits", Map.of("kind", "tag", "tag", " ", "present", true))
                .is(422);
        client.post(anna + "/edits", Map.of("kind", "dance")).is(400);
        client.post(bakery.root + "/contacts/nobody/edits", Map.of("kind", "erase"))
                .is(404);
    }

    @Test
    void aSuppressedPersonIsNotWrittenTo() {
        edit(Map.of("kind", "suppress"));
        until(anna, contact -> contact.get("standing").asString().equals("SUPPRESSED"));

        assertThat(client.get(anna + "/may-send?kind=MESSAGE")
                        .ok()
                        .get("reason")
                        .asString())
                .isEqualTo("CONTACT_SUPPRESSED");
        edit(Map.of("kind", "restore"));
        until(anna, contact -> contact.get("standing").asString().equals("NORMAL"));
    }

    @Test
    void aFlowThatIsStartedShowsInSendsTimelineAndAccount() {
        String flow = bakery.publishedFlow("Powitanie", "FLOW");
        edit(Map.of("kind", "start-flow", "flow", flow));

        JsonNode sends =
                until(bakery.root + "/sends?contact=anna", s -> s.get("sends").size() == 1);
        assertThat(sends.get("sends")
                        .get(0)
                        .get("send")
                        .get("origin")
                        .get("flow")
                        .asString())
                .isEqualTo(flow);
        assertThat(sends.get("sends").get(0).get("sentence").asString()).endsWith(".");
        assertThat(client.get(anna + "/timeline").ok().get("moments").findValuesAsString("about"))
                .as("newest first: what was sent follows from what was decided")
                .startsWith("send", "decision");
        JsonNode account = client.get(bakery.root + "/account?from=2022-09-01&until=2022-10-01")
                .ok();
        assertThat(account.get("messages").get("planned").asInt()).isOne();
        assertThat(account.get("notifications").get("planned").asInt()).isZero();
    }

    @Test
    void theAccountTellsWhatIsUnknownAndWhatProvesTheRest() {
        List<String> ends = List.of(
                "SENT ANSWER", "SENT ANSWER", "SENT ECHO", "SENT TOKEN", "SENT COOLDOWN", "UNKNOWN", "UNKNOWN_FINAL");
        for (int i = 0; i < ends.size(); i++) {
            String[] end = ends.get(i).split(" ");
            insertNotification("p" + i, end[0], end.length == 2 ? end[1] : null);
        }

        JsonNode sum = client.get(bakery.root + "/account?from=2022-08-29&until=2022-10-01")
                .ok()
                .get("notifications");

        assertThat(sum.get("planned").asInt()).isEqualTo(7);
        assertThat(sum.get("sent").asInt()).isEqualTo(5);
        assertThat(sum.get("unknown").asInt()).isOne();
        assertThat(sum.get("unknownFinal").asInt()).isOne();
        assertThat(sum.get("proof")).hasToString("{\"answer\":2,\"echo\":1,\"token\":1,\"cooldown\":1}");
        assertThat(sum.get("why")).isEmpty();
    }

    private void insertNotification(String person, String state, @Nullable String evidence) {
        Running.server()
                .database
                .inTransaction(
                        t -> t.statements().update("""
                        insert into send (period_start, page_id, id, contact_id, kind, state, planned_at, due_at, not_after,
                                          next_due_at, topic_id, frequency, zone, attempt_id, attempted_at,
                                          attempted_machine, deadline_at, final_at, evidence)
                        values ('2022-09-05', ?, ?, ?, 'notification', ?, now(), now(), now(), 'infinity', 'news',
                                'WEEKLY', 'UTC', 'a', now(), now(), now(), 'infinity', ?)
                        """, key.pageId(), "send-" + person, person, state, evidence));
    }

    @Test
    void aParkedEventIsTriedAgainOrGivenUp() {
        Running.server().database.inTransaction(t -> {
            t.inbox()
                    .append(List.of(Arrival.named(
                            key, "broken", new Event.TagChanged(Running.NOW.plusSeconds(1), "late", true))));
            return t.statements()
                    .update(
                            "update inbox set parked = 'broken', processed_at = null where page_id = ? and kind = 'tag-changed'",
                            key.pageId());
        });

        JsonNode parked = client.get(bakery.root + "/parked").ok().get("events");
        assertThat(parked.findValuesAsString("reason")).containsExactly("broken");
        String event = bakery.root + "/parked/" + parked.get(0).get("id").asString();
        client.post(event + "/retry", "").is(204);
        client.post(event + "/retry", "").is(404);
        until(anna, contact -> contact.get("tags").size() == 1);
        client.delete(event).is(404);
    }
}
