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
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A day of a page as the studio's first screen tells it.
class TodayIT {

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;
    private final long page = Long.parseLong(bakery.page);

    private JsonNode until(Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            JsonNode today = client.get(bakery.root + "/today").ok();
            if (wanted.test(today)) {
                return today;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("today stayed " + today);
            }
            Thread.onSpinWait();
        }
    }

    private void optsIn(String person, Instant at) {
        Event granted = new Event.OptInGranted(
                at, "TOKEN-" + person, null, "Oferty tygodnia", Frequency.WEEKLY, null, null, false);
        happens(person, "opt in", granted);
    }

    private void happens(String person, String name, Event event) {
        Running.server()
                .database
                .inTransaction(t ->
                        t.inbox().append(List.of(Arrival.named(new ContactKey(page, person), name, event))));
    }

    @Test
    void aDayBeginsAtThePagesMidnight() {
        JsonNode today = client.get(bakery.root + "/today").ok();

        assertThat(today.get("date").asString()).isEqualTo("2022-09-05");
        assertThat(today.get("zone").asString()).isEqualTo("Europe/Warsaw");
        assertThat(today.get("asOf").asString()).isEqualTo("2022-09-05T10:00:00Z");
        assertThat(today.at("/account/notifications/planned").asInt()).isZero();
    }

    @Test
    void whoAgreesAndWhoLeavesIsCounted() {
        Instant midnightInWarsaw = Instant.parse("2022-09-04T22:00:00Z");
        String topic = bakery.topicId();
        optsIn("anna", Running.NOW);
        optsIn("ewa", midnightInWarsaw);
        optsIn("piotr", midnightInWarsaw.minusMillis(1));
        until(today -> today.at("/consents/gained").asInt() == 2);

        client.post(bakery.root + "/contacts/piotr/edits", Map.of("kind", "stop-topic", "topic", topic))
                .is(202);

        JsonNode today = until(now -> now.at("/consents/lost").asInt() == 1);
        assertThat(today.at("/consents/gained").asInt()).isEqualTo(2);
    }

    @Test
    void turnsOfASequenceAreAheadUntilTheyAreDue() {
        String topic = bakery.topicId();
        String flow = bakery.publishedFlow("Oferta", "FLOW");
        client.post(bakery.root + "/sequences", Bakery.sequence(topic, flow)).ok();
        optsIn("anna", Running.NOW);

        JsonNode today = until(now -> now.at("/turns").has("next"));

        assertThat(Instant.parse(today.at("/turns/next").asString())).isAfter(Running.NOW);
    }

    @Test
    void whatWasDueIsAccountedFor() {
        send("yesterday", "2022-09-04T21:59:59Z", "REFUSED");
        send("first", "2022-09-04T22:00:00Z", "SENT");
        send("second", "2022-09-05T16:00:00Z", "REFUSED");
        send("tomorrow", "2022-09-05T22:00:00Z", "REFUSED");

        JsonNode sum = client.in("pl").get(bakery.root + "/today").ok().at("/account/notifications");

        assertThat(sum.get("planned").asInt()).isEqualTo(2);
        assertThat(sum.get("sent").asInt()).isOne();
        assertThat(sum.at("/why/0/sentence").asString()).isEqualTo("Ta osoba zrezygnowała z tego tematu.");
    }

    private void send(String person, String dueAt, String state) {
        Running.server()
                .database
                .inTransaction(t -> t.statements()
                        .update(
                                """
                        insert into send (period_start, page_id, id, contact_id, kind, state, planned_at, due_at, not_after,
                                          next_due_at, topic_id, frequency, zone, evidence, reason, attempt_id,
                                          attempted_at, attempted_machine, deadline_at, final_at)
                        values ('2022-09-01', ?, ?, ?, 'notification', ?, now(), ?::timestamptz, now(), 'infinity', 'news',
                                'MONTHLY', 'UTC', ?, ?, 'a', now(), now(), now(), 'infinity')
                        """,
                                page,
                                "send-" + person,
                                person,
                                state,
                                dueAt,
                                state.equals("SENT") ? "ANSWER" : null,
                                state.equals("SENT") ? null : "CONSENT_STOPPED"));
    }
}
