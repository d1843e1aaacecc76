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

/// A page goes over from the rules of 2023, under which no consent ends, to those of 2022: Anna's weekly consent of a
/// year ago has lasted too long, Berta's of yesterday has not.
class RulePackIT {

    private static final String OLD = "messenger-2023";
    private static final String NEW = "messenger-2022";

    /// Of the operator: all consents last six months.
    private static final String OWN = "half-a-year";

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;
    private final long page = Long.parseLong(bakery.page);
    private String topic = "";

    @BeforeEach
    void annaAndBertaAgree() {
        choose(OLD).ok();
        topic = bakery.topicId();
        agree("anna", Running.NOW.minus(Duration.ofDays(365)));
        agree("berta", Running.NOW.minus(Duration.ofDays(1)));
    }

    private Client.Answer choose(String pack) {
        return choose(pack, "PL");
    }

    private Client.Answer choose(String pack, String country) {
        Map<String, Object> settings = Bakery.settings();
        settings.put("rulePack", pack);
        settings.put("country", country);
        long revision = client.get(bakery.root).ok().get("revision").asLong();
        return client.put(bakery.root, Bakery.from(revision, settings));
    }

    private void agree(String person, Instant at) {
        ContactKey key = new ContactKey(page, person);
        Event event = new Event.OptInGranted(
                at, "token-" + person, null, "Oferty tygodnia", Frequency.WEEKLY, null, null, false);
        Running.server().database.inTransaction(t -> t.inbox().append(List.of(Arrival.named(key, "agree", event))));
        until(contact(person), contact -> contact.get("consents").has(topic));
    }

    private String contact(String person) {
        return bakery.root + "/contacts/" + person;
    }

    private void until(String path, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        Client.Answer answer = client.get(path);
        while (answer.status() != 200 || !wanted.test(answer.body())) {
            if (System.nanoTime() > end) {
                throw new AssertionError(path + " stayed " + answer.raw().body());
            }
            Thread.onSpinWait();
            answer = client.get(path);
        }
    }

    private JsonNode consent(String person) {
        return client.get(contact(person)).ok().get("consents").get(topic);
    }

    private void untilStatus(String person, String status) {
        until(
                contact(person),
                contact -> contact.get("consents")
                        .get(topic)
                        .get("status")
                        .asString()
                        .equals(status));
    }

    private String maySend(String person) {
        JsonNode answer = client.get(contact(person) + "/may-send?kind=NOTIFICATION&topic=" + topic)
                .ok();
        return answer.get("allowed").asBoolean() ? "yes" : answer.get("reason").asString();
    }

    /// Whose row we hold, nobody decides about.
    private void whileNobodyDecidesAbout(String person, Runnable work) {
        Running.server().database.inTransaction(t -> {
            t.contacts().lock(List.of(new ContactKey(page, person)), Running.NOW);
            work.run();
            return person;
        });
    }

    private JsonNode report(String pack) {
        return client.get(bakery.root + "/rule-pack-report?pack=" + pack).ok();
    }

    /// Of the two consents, so many of each kind; kinds that are not named have none.
    private void assertCounts(String pack, Map<String, Integer> counts) {
        JsonNode report = report(pack);
        assertThat(report.get("to").asString()).isEqualTo(pack);
        assertThat(report.get("consents").asInt()).isEqualTo(2);
        for (String kind : List.of("stay", "endMoves", "endLifted", "endSet", "expire")) {
            assertThat(report.get(kind).asInt()).as(kind).isEqualTo(counts.getOrDefault(kind, 0));
        }
    }

    @Test
    void itIsForeseenInNumbers() {
        assertThat(report(NEW).get("from").asString()).isEqualTo(OLD);
        assertCounts(NEW, Map.of("endSet", 1, "expire", 1));
        assertCounts(OLD, Map.of("stay", 2));
        client.get(bakery.root + "/rule-pack-report?pack=messenger-1999").is(400);
        assertThat(client.get(bakery.root).ok().get("settings").get("rulePack").asString())
                .isEqualTo(OLD);
    }

    @Test
    void anEndThatMovesIsNotOneThatFallsAway() {
        choose(NEW).ok();
        untilStatus("anna", "EXPIRED");
        untilNothingWaits();

        assertCounts(OWN, Map.of("endMoves", 1, "stay", 1));
        assertCounts(OLD, Map.of("endLifted", 1, "stay", 1));
        assertCounts(NEW, Map.of("stay", 2));
    }

    @Test
    void itTellsWhetherMetaServesThePage() {
        assertThat(report("messenger-2025").get("served").asBoolean()).isTrue();
        choose(OLD, "US").ok();

        assertThat(report("messenger-2025").get("served").asBoolean()).isFalse();
        assertThat(report(NEW).get("served").asBoolean()).isTrue();
    }

    @Test
    void whatLastedTooLongEndsAndNoWayBackWakesIt() {
        assertThat(maySend("anna")).isEqualTo("yes");
        choose(NEW).ok();
        untilStatus("anna", "EXPIRED");
        until(contact("berta"), contact -> contact.get("consents").get(topic).has("expiresAt"));

        assertThat(client.get(contact("anna") + "/ledger").ok().findValuesAsString("kind"))
                .containsSubsequence("OPTED_IN", "EXPIRED");
        assertThat(client.get(contact("berta") + "/ledger").ok().findValuesAsString("kind"))
                .containsSubsequence("OPTED_IN", "END_MOVED");
        assertThat(timers("berta")).contains("consent:" + topic);
        untilNothingWaits();

        choose(OLD).ok();
        until(contact("berta"), contact -> !contact.get("consents").get(topic).has("expiresAt"));
        untilNothingWaits();
        assertThat(consent("anna").get("status").asString()).isEqualTo("EXPIRED");
        assertThat(maySend("anna")).isEqualTo("CONSENT_EXPIRED");
        assertThat(maySend("berta")).isEqualTo("yes");
        assertThat(timers("berta")).isEmpty();
    }

    @Test
    void itHoldsBeforeItIsDecidedPersonByPerson() {
        whileNobodyDecidesAbout("anna", () -> {
            choose(NEW).ok();

            assertThat(consent("anna").get("status").asString()).isEqualTo("ACTIVE");
            assertThat(maySend("anna")).isEqualTo("CONSENT_EXPIRED");
            assertThat(maySend("berta")).isEqualTo("yes");
        });
        untilStatus("anna", "EXPIRED");
    }

    @Test
    void aSecondOneWaitsForTheFirst() {
        whileNobodyDecidesAbout("anna", () -> {
            choose(NEW).ok();
            Client.Answer back = choose(OLD).is(409);

            assertThat(back.detail()).startsWith("The page is still going over");
            choose(NEW).ok();
            assertThat(maySend("anna")).isEqualTo("CONSENT_EXPIRED");
        });
        untilStatus("anna", "EXPIRED");
        untilNothingWaits();
        choose(OLD).ok();
    }

    @Test
    void onlyThoseAreToldWhoseConsentMayStillEnd() {
        choose(NEW).ok();
        untilNothingWaits();
        assertThat(told()).isEqualTo(2);

        choose(OLD).ok();
        assertThat(told()).as("Anna's has ended").isEqualTo(3);
        untilNothingWaits();
        choose(OLD).ok();
        assertThat(told()).isEqualTo(3);
    }

    private List<String> timers(String person) {
        return Running.server()
                .database
                .inTransaction(t -> t.statements()
                        .list(
                                "select key from timer where page_id = ? and contact_id = ?",
                                row -> row.text("key"),
                                page,
                                person));
    }

    private long told() {
        return count("select count(*) as n from inbox where page_id = ? and kind = 'rules-changed'");
    }

    private void untilNothingWaits() {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (count("select count(*) as n from inbox where page_id = ? and processed_at is null") > 0) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private long count(String sql) {
        return Running.server().database.inTransaction(t -> t.statements().one(sql, row -> row.number("n"), page));
    }
}
