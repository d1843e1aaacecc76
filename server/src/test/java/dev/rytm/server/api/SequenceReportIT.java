package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.store.Arrival;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What became of the notifications of each step of a sequence.
class SequenceReportIT {

    private static final LocalDate TODAY = LocalDate.ofInstant(Running.NOW, ZoneOffset.UTC);

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;
    private final String flow = bakery.publishedFlow("Oferta", "FLOW");
    private final String sequence = client.post(bakery.root + "/sequences", Bakery.sequence(bakery.topicId(), flow))
            .ok()
            .at("/sequence/id")
            .asString();
    private final String report = bakery.root + "/sequences/" + sequence + "/report";

    @Test
    void countsEachEndOfEachStep() {
        insert("anna", TODAY, "SENT", "ANSWER");
        insert("berta", TODAY, "SENT", "ECHO");
        insert("celia", TODAY, "UNKNOWN", null);

        assertThat(client.get(report).ok().get("steps"))
                .hasToString(
                        "[{\"step\":\"one\",\"planned\":3,\"sent\":2,\"read\":1,\"tapped\":0,\"refused\":0,\"failed\":0,\"unknown\":1}]");
    }

    @Test
    void looksBackAsFarAsAsked() {
        insert("anna", TODAY.minusDays(28), "SENT", "ANSWER");
        insert("berta", TODAY.minusDays(29), "SENT", "ANSWER");

        assertThat(client.get(report).ok().get("steps").get(0).get("planned").asInt())
                .isEqualTo(1);
        assertThat(client.get(report + "?days=29")
                        .ok()
                        .get("steps")
                        .get(0)
                        .get("planned")
                        .asInt())
                .isEqualTo(2);
        client.get(report + "?days=0").is(400);
        client.get(report + "?days=91").is(400);
    }

    /// The buttons of the flow's first step are tapped, on what one run said.
    @Test
    void countsWhatWasTappedOnce() {
        insert("anna", TODAY, "SENT", "ANSWER");
        insert("berta", TODAY, "SENT", "ANSWER");

        taps("anna", "run-anna", 1);
        taps("anna", "run-anna", 2);
        taps("berta", "another run", 3);
        taps("celia", "run-celia", 4);

        assertThat(client.get(report).ok().get("steps").get(0).get("tapped").asInt())
                .isOne();
    }

    private void taps(String person, String run, int second) {
        ContactKey key = new ContactKey(Long.parseLong(bakery.page), person);
        String payload = "go|" + flow + "|1|hello|more|" + run;
        Event tap = new Event.ButtonTapped(Running.NOW.plusSeconds(second), "m" + second, payload, "More", null);
        Running.server()
                .database
                .inTransaction(t -> t.inbox().append(List.of(Arrival.named(key, "tap " + second, tap))));
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (waiting() > 0) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private long waiting() {
        return Running.server()
                .database
                .inTransaction(t -> t.statements()
                        .one(
                                "select count(*) as n from inbox where page_id = ? and processed_at is null",
                                row -> row.number("n"),
                                Long.parseLong(bakery.page)));
    }

    /// Those that Meta told us of by an echo were read.
    private void insert(String person, LocalDate period, String state, @Nullable String evidence) {
        Running.server()
                .database
                .inTransaction(t -> t.statements()
                        .update(
                                """
                        insert into send (period_start, page_id, id, contact_id, kind, state, planned_at, due_at, not_after,
                                          next_due_at, topic_id, frequency, zone, sequence_id, sequence_step_id, attempt_id,
                                          attempted_at, attempted_machine, deadline_at, final_at, evidence, read_at,
                                          run_id, step_id)
                        values (?::date, ?, ?, ?, 'notification', ?, now(), now(), now(), 'infinity', 'news', 'WEEKLY', 'UTC',
                                ?, 'one', 'a', now(), now(), now(), 'infinity', ?, case ? when 'ECHO' then now() end, ?, 'hello')
                        """,
                                period.toString(),
                                Long.parseLong(bakery.page),
                                "send-" + person,
                                person,
                                state,
                                sequence,
                                evidence,
                                evidence,
                                "run-" + person));
    }
}
