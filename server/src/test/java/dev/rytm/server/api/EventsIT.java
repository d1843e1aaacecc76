package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Frequency;
import dev.rytm.store.Arrival;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a stream of events says of a page, to whom, and how long.
class EventsIT {

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;
    private final long page = Long.parseLong(bakery.page);
    private final String path = bakery.root + "/events";

    private EventStream open(Map<String, String> headers) {
        return EventStream.open(path, headers);
    }

    private EventStream open() {
        return open(EventStream.key(client));
    }

    private void optsIn(String person) {
        Event granted = new Event.OptInGranted(
                Running.NOW, "TOKEN-" + person, null, "Oferty tygodnia", Frequency.WEEKLY, null, null, false);
        Running.server()
                .database
                .inTransaction(t ->
                        t.inbox().append(List.of(Arrival.named(new ContactKey(page, person), "opt in", granted))));
    }

    @Test
    void whoBeginsToWatchIsToldToLookAtEverything() {
        try (EventStream stream = open()) {
            assertThat(stream.next().kind()).isEqualTo("everything");
        }
    }

    @Test
    void whatAPersonDoesIsToldWithTheirId() {
        bakery.topicId();
        try (EventStream stream = open()) {
            stream.next();

            optsIn("anna");

            assertThat(stream.until("consents").get("contacts").toString()).contains("\"anna\"");
        }
    }

    @Test
    void aDraftThatSomebodySavesIsTold() {
        try (EventStream stream = open()) {
            stream.next();

            String flow = bakery.publishedFlow("Oferta", "FLOW");

            assertThat(stream.until("flows").get("flows").toString()).contains(flow);
        }
    }

    @Test
    void otherPagesSayNothingHere() {
        Bakery other = new Bakery();
        try (EventStream stream = open();
                EventStream others = EventStream.open(other.root + "/events", EventStream.key(other.client))) {
            stream.next();
            others.next();

            other.publishedFlow("Cudza oferta", "FLOW");
            others.until("flows");
            String own = bakery.publishedFlow("Oferta", "FLOW");

            assertThat(stream.next().data().get("flows").toString()).isEqualTo("[\"" + own + "\"]");
        }
    }

    @Test
    void whoComesBackToWhereThePageStandsHasMissedNothing() {
        String position;
        try (EventStream stream = open()) {
            position = stream.next().id();
        }
        try (EventStream again = open(EventStream.key(client, position))) {
            bakery.publishedFlow("Oferta", "FLOW");

            assertThat(again.next().kind()).isEqualTo("changed");
        }
        try (EventStream late = open(EventStream.key(client, position))) {
            assertThat(late.next().kind()).isEqualTo("everything");
        }
    }

    @Test
    void whatTheKeyMayNotReadIsNotTold() {
        Client reader = new Client(
                client.post("/api/v1/keys", Map.of("name", "board", "scopes", List.of("sends-read", "content-read")))
                        .ok()
                        .get("key")
                        .asString(),
                "en");
        bakery.topicId();
        try (EventStream all = open();
                EventStream little = open(EventStream.key(reader))) {
            all.next();
            little.next();

            optsIn("anna");
            all.until("consents");
            bakery.publishedFlow("Oferta", "FLOW");

            assertThat(little.next().data().propertyNames()).containsExactly("flows");
        }
    }

    @Test
    void theStreamEndsWithTheSession() {
        Studio studio = bakery.owner();
        try (EventStream stream = open(EventStream.cookie(studio))) {
            stream.next();

            studio.delete("/api/v1/session").is(204);

            assertThat(stream.ends()).isTrue();
        }
        assertThat(EventStream.status(path, EventStream.cookie(studio))).isEqualTo(401);
    }

    @Test
    void theStreamEndsWhenTheRightsOfItsKeyDo() {
        String key = client.post("/api/v1/keys", Map.of("name", "board", "scopes", List.of("sends-read")))
                .ok()
                .get("key")
                .asString();
        try (EventStream stream = open(EventStream.key(new Client(key, "en")))) {
            stream.next();

            client.delete("/api/v1/keys/" + key.substring(3, 19)).is(204);

            assertThat(stream.ends()).isTrue();
        }
    }

    @Test
    void oneSessionHasAFewStreamsAtMost() {
        List<EventStream> streams = Stream.generate(this::open).limit(8).toList();
        try {
            assertThat(EventStream.status(path, EventStream.key(client))).isEqualTo(429);
        } finally {
            streams.forEach(EventStream::close);
        }
    }
}
