package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rytm.core.Event;
import dev.rytm.core.TeamNotice;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.StepId;
import dev.rytm.store.Arrival;
import dev.rytm.store.TeamNotices.Told;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Whoever asks what is known of them gets all of it in one file, and nothing of anybody else.
class PersonExportIT {

    private static final String TOKEN = "TOKEN-OF-ANNA";
    private static final Map<String, FieldValue> NAMED_TOKEN = Map.of("token", new FieldValue.Text("a bus token"));

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;
    private final String anna = bakery.root + "/contacts/anna";
    private final ContactKey key = new ContactKey(Long.parseLong(bakery.page), "anna");
    private final String topic = bakery.topicId();
    private final String flow = greeting();

    @BeforeEach
    void annaLeavesWords() {
        happens(key, "hello", new Event.MessageReceived(Running.NOW, "m_1", "Is there rye bread?", null));
        ContactKey piotr = new ContactKey(key.pageId(), "piotr");
        happens(piotr, "hello of piotr", new Event.MessageReceived(Running.NOW, "m_2", "PIOTR WROTE", null));
        until(anna, contact -> contact.has("lastInteractionAt"));
        happens(key, "opt in", optIn(TOKEN, "Oferty tygodnia"));
        happens(key, "foreign", optIn("TOKEN-2", "Of another page"));
        happens(key, "row", new Event.RowImported(Running.NOW, null, null, Set.of(), NAMED_TOKEN));
        edit(Map.of("kind", "set-profile", "profile", Map.of("firstName", "Anna")));
        edit(Map.of("kind", "field", "field", "city", "value", Map.of("kind", "text", "value", "Łódź")));
        edit(Map.of("kind", "tag", "tag", "vip", "present", true));
        edit(Map.of("kind", "start-flow", "flow", flow));
        until(anna, c -> c.get("tags").size() == 1 && c.get("consents").has(topic));
        until(bakery.root + "/sends?contact=anna", sends -> sends.get("sends").size() == 1);
        Running.server()
                .database
                .inTransaction(t -> t.statements()
                        .update(
                                "update send set tapped_at = ? where page_id = ? and contact_id = 'anna'",
                                Running.NOW,
                                key.pageId()));
        TeamNotice notice =
                new TeamNotice(TeamNotice.Kind.MESSAGE, "Anna asks for rye", new FlowId(flow), new StepId("s"));
        Running.server().database.inTransaction(t -> {
            t.teamNotices().append(List.of(new Told(key, notice)), Running.NOW);
            return notice;
        });
    }

    @Test
    void theFileHoldsEverythingButTokensAndOthers() {
        Client.Answer answer = client.get(anna + "/export");
        JsonNode file = answer.ok();

        assertThat(answer.header("Content-Disposition")).contains("person.json");
        assertThat(answer.raw().body()).doesNotContain(TOKEN, "TOKEN-2", "PIOTR");
        assertThat(file.findValues("token"))
                .as("custom fields of that name, in the event and of the person")
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.get("value").asString()).isEqualTo("a bus token"));
        assertThat(file.at("/head/exportedAt").asString()).isEqualTo(Running.NOW.toString());
        assertThat(file.at("/person/profile/firstName").asString()).isEqualTo("Anna");
        assertThat(file.at("/person/fields/city/value").asString()).isEqualTo("Łódź");
        assertThat(file.at("/person/tags/0").asString()).isEqualTo("vip");
        assertThat(file.at("/person/consents").has(topic)).isTrue();
        assertThat(file.at("/consentProofs/0/change/kind").asString()).isEqualTo("OPTED_IN");
        assertThat(file.at("/consentProofs/0/sentence").asString()).isNotBlank();
        assertThat(file.at("/messages/0/content").toString()).contains("Hi Anna");
        assertThat(file.at("/messages/0/send/receipt/tappedAt").asString()).isEqualTo(Running.NOW.toString());
        assertThat(file.at("/messages/0/send/origin/flow").asString()).isEqualTo(flow);
        assertThat(file.get("events").toString()).contains("Is there rye bread?", "Oferty tygodnia");
        assertThat(file.get("decisions").findValuesAsString("sentence")).contains("A tag was added.");
        assertThat(file.at("/notices/0/notice/text").asString()).isEqualTo("Anna asks for rye");
        assertThat(file.at("/otherTopics/0/title").asString()).isEqualTo("Of another page");
        assertThat(file.at("/names/topics/" + topic).asString()).isEqualTo("Oferty");
        assertThat(file.at("/names/flows/" + flow).asString()).isEqualTo("Hi");
    }

    /// More than a chunk of each, of one instant, so that only the whole key tells them apart.
    @Test
    void noLineIsLeftOutOrToldTwiceHoweverManyThereAre() {
        int lines = 1_201;
        fill("""
                insert into decision_note (page_id, contact_id, at, kind, parameters)
                select ?, 'anna', ?, 'tag-added', jsonb_build_object('n', n::text) from generate_series(1, ?) as n
                """, lines);
        fill("""
                insert into inbox (page_id, contact_id, event_at, event_key, kind, event, processed_at)
                select ?, 'anna', ?, sha256(n::text::bytea), 'message-received', jsonb_build_object('n', n), now()
                  from generate_series(1, ?) as n
                """, lines);
        fill("""
                insert into send (period_start, page_id, id, contact_id, kind, state, planned_at, due_at, not_after,
                                  next_due_at, reason, content)
                select date_trunc('month', at), page, 'many-' || n, 'anna', 'message', 'REFUSED', at, at, at, at,
                       'PAUSED', jsonb_build_object('n', n)
                  from (select ?::bigint as page, ?::timestamptz as at) as one, generate_series(1, ?) as n
                """, lines);

        JsonNode file = client.get(anna + "/export").ok();

        assertThat(numbers(file, "decisions")).hasSize(lines).doesNotHaveDuplicates();
        assertThat(numbers(file, "events")).hasSize(lines).doesNotHaveDuplicates();
        assertThat(numbers(file, "messages")).hasSize(lines).doesNotHaveDuplicates();
    }

    /// What cannot be written stands after more than a buffer of what can.
    @Test
    void aFileThatFailsOnItsWayBreaksOff() {
        fill("""
                insert into decision_note (page_id, contact_id, at, kind, parameters)
                select ?, 'anna', ?, 'tag-added', jsonb_build_object('n', case when n < 1001 then to_jsonb(n::text)
                                                                               else to_jsonb(n) end)
                  from generate_series(1, ?) as n
                """, 1_001);

        assertThatThrownBy(() -> client.get(anna + "/export")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void ofWhoWasForgottenItHoldsNoWord() {
        edit(Map.of("kind", "erase"));
        until(anna, contact -> contact.get("standing").asString().equals("ERASED"));

        Client.Answer answer = client.get(anna + "/export");

        assertThat(answer.ok().get("messages").size()).isOne();
        assertThat(answer.raw().body()).doesNotContain("rye", "Anna", "Łódź", "vip");
    }

    @Test
    void itIsAskedForFirstAndStandsInTheAuditLog() {
        client.post(anna + "/export", Map.of()).is(204);
        client.post(bakery.root + "/contacts/nobody/export", Map.of()).is(404);
        client.get(bakery.root + "/contacts/nobody/export").is(404);
        assertThat(audit()).doesNotContain("contact.export");

        client.get(anna + "/export").ok();

        assertThat(audit()).contains("contact.export", "person “Anna” was exported");
    }

    private String audit() {
        return client.get("/api/v1/audit").ok().toString();
    }

    private static List<String> numbers(JsonNode file, String list) {
        return file.get(list).findValuesAsString("n");
    }

    private void fill(String sql, int lines) {
        Instant at = Running.NOW.minusSeconds(60);
        Running.server().database.inTransaction(t -> t.statements().update(sql, key.pageId(), at, lines));
    }

    private static Event optIn(String token, String title) {
        return new Event.OptInGranted(Running.NOW, token, null, title, Frequency.WEEKLY, null, null, false);
    }

    private String greeting() {
        JsonNode made = client.post(
                        bakery.root + "/flows",
                        Map.of("name", "Hi", "kind", "FLOW", "document", Bakery.document("Hi {{first_name}}")))
                .ok()
                .get("flow");
        String id = made.get("id").asString();
        client.post(
                        bakery.root + "/flows/" + id + "/publish",
                        Map.of("revision", made.get("revision").asLong()))
                .ok();
        return id;
    }

    private static void happens(ContactKey who, String name, Event event) {
        Running.server().database.inTransaction(t -> t.inbox().append(List.of(Arrival.named(who, name, event))));
    }

    private void edit(Map<String, Object> edit) {
        client.post(anna + "/edits", edit).is(202);
    }

    private void until(String path, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            Client.Answer answer = client.get(path);
            if (answer.status() == 200 && wanted.test(answer.body())) {
                return;
            }
            assertThat(System.nanoTime())
                    .as(path + " stayed " + answer.raw().body())
                    .isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
