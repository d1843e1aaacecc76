package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.consent.Milestone;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.TopicId;
import dev.rytm.store.Arrival;
import dev.rytm.store.ConsentFunnels.Passed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How many people came how far with their consents to a topic; whoever does something twice counts once.
class ConsentFunnelIT {

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;
    private final String topic = bakery.topicId();
    private final String funnel = bakery.root + "/topics/" + topic + "/consent-funnel";
    private int told;

    @Test
    void countsPeopleAndNotEvents() {
        until(0, 0, 0, 0, 0, 0, 0);

        agrees("anna", false);
        agrees("anna", true);
        agrees("anna", true);
        agrees("berta", false);
        happens("berta", new Event.StopAsked(Running.NOW.minusSeconds(100 - told), new TopicId(topic)));
        agrees("celia", false);
        asked("anna");
        asked("anna");
        asked("dora");

        until(2, 3, 2, 1, 0, 0, 1);
    }

    @Test
    void whoWasForgottenCountsNowhere() {
        agrees("anna", false);
        agrees("anna", true);
        asked("anna");
        until(1, 1, 1, 0, 0, 0, 1);

        client.post(bakery.root + "/contacts/anna/edits", Map.of("kind", "erase"))
                .is(202);

        until(0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void anotherPagesTopicDoesNotExist() {
        client.get(bakery.root + "/topics/" + new Bakery().topicId() + "/consent-funnel")
                .is(404);
    }

    /// The end of a request that Meta took, as dispatch has it decided.
    private void asked(String person) {
        Running.server().database.inTransaction(t -> {
            ContactKey key = key(person);
            t.contacts().lock(List.of(key), Running.NOW);
            t.consentFunnels().pass(List.of(new Passed(key, new TopicId(topic), Milestone.ASKED)), Running.NOW);
            return key;
        });
    }

    private void agrees(String person, boolean refreshed) {
        happens(
                person,
                new Event.OptInGranted(
                        Running.NOW.minusSeconds(100 - told),
                        "TOKEN-OF-" + person,
                        null,
                        "Oferty tygodnia",
                        Frequency.WEEKLY,
                        null,
                        null,
                        refreshed));
    }

    private void happens(String person, Event event) {
        told++;
        Arrival arrival = Arrival.named(key(person), "told " + told, event);
        Running.server().database.inTransaction(t -> t.inbox().append(List.of(arrival)));
    }

    private ContactKey key(String person) {
        return new ContactKey(Long.parseLong(bakery.page), person);
    }

    /// Asked, agreed, active, stopped, lapsed, revoked, renewed.
    private void until(int... people) {
        String wanted =
                "{\"asked\":%d,\"agreed\":%d,\"active\":%d,\"stopped\":%d,\"lapsed\":%d,\"revoked\":%d,\"renewed\":%d}"
                        .formatted(people[0], people[1], people[2], people[3], people[4], people[5], people[6]);
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        String seen = "";
        while (!seen.equals(wanted)) {
            assertThat(System.nanoTime()).as(seen + " instead of " + wanted).isLessThan(end);
            seen = client.get(funnel).ok().toString();
        }
    }
}
