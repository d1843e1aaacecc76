package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Frequency;
import dev.rytm.store.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A needle is put wherever a person leaves words; after the erasure it is nowhere, and the accounts still add up.
class ErasureIT {

    private static final String NEEDLE = "Needle-7Q";
    private static final List<String> TABLES = List.of(
            "contact", "consent", "consent_milestone", "send", "inbox", "decision_note", "foreign_token", "timer");

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;
    private final String anna = bakery.root + "/contacts/anna";
    private final ContactKey key = new ContactKey(Long.parseLong(bakery.page), "anna");
    private final String topic = bakery.topicId();

    @BeforeEach
    void annaLeavesWords() {
        happens("hello", new Event.MessageReceived(Running.NOW, "m_1", NEEDLE, null));
        until(anna, contact -> contact.has("lastInteractionAt"));
        happens("opt in", optIn(Running.NOW));
        happens("foreign", new Event.OptInGranted(Running.NOW, "T2", null, NEEDLE, null, null, null, false));
        edit(Map.of("kind", "set-profile", "profile", Map.of("firstName", NEEDLE)));
        edit(Map.of("kind", "field", "field", "city", "value", Map.of("kind", "text", "value", NEEDLE)));
        edit(Map.of("kind", "tag", "tag", NEEDLE, "present", true));
        until(anna, c -> c.get("tags").size() == 1 && c.get("consents").has(topic));
        edit(Map.of("kind", "start-flow", "flow", greeting()));
        until(bakery.root + "/sends?contact=anna", sends -> sends.get("sends").size() == 1);
        park();
    }

    @Test
    void leavesNoWordOfThePersonAndKeepsWhatTheAccountsNeed() {
        assertThat(found()).containsExactly("contact", "send", "inbox", "decision_note", "foreign_token");

        erase();

        assertThat(found()).isEmpty();
        assertThat(rows("send")).isEqualTo(1);
        assertThat(count(
                        "select count(*) as n from send where page_id = ? and content is null and flow_id is not null"))
                .isEqualTo(1);
        assertThat(count("select count(*) as n from inbox where page_id = ? and parked is not null"))
                .isZero();
        assertThat(client.get(bakery.root + "/account?from=2022-09-01&until=2022-10-01")
                        .ok()
                        .get("messages")
                        .get("planned")
                        .asInt())
                .isOne();
    }

    @Test
    void keepsNoWordThatTheErasedPersonWritesLater() {
        erase();
        happens("later", new Event.MessageReceived(Running.NOW.plusSeconds(1), "m_2", NEEDLE, null));
        emptyInbox();

        assertThat(found()).isEmpty();
        assertThat(count("select count(*) as n from inbox where page_id = ? and kind = 'message-received'"))
                .isEqualTo(2);
    }

    @Test
    void letsAnErasedPersonComeBackAndAgreeAnew() {
        assertThat(ledger().get("entries").size()).isOne();
        erase();
        assertThat(ledger().get("entries").size()).isZero();

        edit(Map.of("kind", "restore"));
        until(anna, contact -> contact.get("standing").asString().equals("NORMAL"));
        happens("again", optIn(Running.NOW.plusSeconds(2)));
        until(anna, contact -> contact.get("consents").has(topic));

        JsonNode ledger = ledger();
        assertThat(ledger.get("entries").get(0).get("position").asInt()).isEqualTo(2);
        assertThat(ledger.get("entries").get(0).get("change").get("kind").asString())
                .isEqualTo("OPTED_IN");
        assertThat(ledger.has("fault")).isFalse();
        assertThat(count("select count(*) as n from inbox where page_id = ? and parked is not null"))
                .isZero();
    }

    private void erase() {
        edit(Map.of("kind", "erase"));
        until(anna, contact -> contact.get("standing").asString().equals("ERASED"));
        emptyInbox();
    }

    private JsonNode ledger() {
        return client.get(anna + "/ledger").ok();
    }

    private String greeting() {
        JsonNode flow = client.post(
                        bakery.root + "/flows",
                        Map.of("name", "Hi", "kind", "FLOW", "document", Bakery.document("Hi {{first_name}}")))
                .ok()
                .get("flow");
        String id = flow.get("id").asString();
        client.post(
                        bakery.root + "/flows/" + id + "/publish",
                        Map.of("revision", flow.get("revision").asLong()))
                .ok();
        return id;
    }

    private void park() {
        happens("broken", new Event.FieldChanged(Running.NOW, "x", null));
        emptyInbox();
        Running.server()
                .database
                .inTransaction(t -> t.statements().update("""
                        update inbox set parked = ?, processed_at = null, event = jsonb_build_object('text', ?)
                         where page_id = ? and event ->> 'field' = 'x'
                        """, "broken at " + NEEDLE, NEEDLE, key.pageId()));
    }

    private static Event optIn(Instant at) {
        return new Event.OptInGranted(
                at, "TOKEN-OF-ANNA", null, "Oferty tygodnia", Frequency.WEEKLY, null, null, false);
    }

    private List<String> found() {
        return TABLES.stream()
                .filter(table -> count("select count(*) as n from %s t where page_id = ? and t::text like '%%%s%%'"
                                .formatted(table, NEEDLE))
                        > 0)
                .toList();
    }

    private long rows(String table) {
        return count("select count(*) as n from " + table + " where page_id = ?");
    }

    private long count(String sql) {
        return Running.server()
                .database
                .inTransaction(t -> t.statements().one(sql, row -> row.number("n"), key.pageId()));
    }

    private void happens(String name, Event event) {
        Running.server().database.inTransaction(t -> t.inbox().append(List.of(Arrival.named(key, name, event))));
    }

    private void edit(Map<String, Object> edit) {
        client.post(anna + "/edits", edit).is(202);
    }

    private void emptyInbox() {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (count("select count(*) as n from inbox where page_id = ? and processed_at is null and parked is null")
                > 0) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

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
}
