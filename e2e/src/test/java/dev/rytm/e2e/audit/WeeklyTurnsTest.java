package dev.rytm.e2e.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rytm.e2e.audit.ConsentTruth.Change;
import dev.rytm.e2e.audit.ConsentTruth.Kind;
import dev.rytm.e2e.audit.WeeklyTurns.Turn;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeeklyTurnsTest {

    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final WeeklyTurns THURSDAYS = new WeeklyTurns(DayOfWeek.THURSDAY, LocalTime.of(10, 0));
    private static final Instant EXPIRY = Instant.parse("2022-11-06T11:00:00Z");

    @Test
    void comesEveryWeekThroughBothChangesOfTheClock() {
        List<Turn> turns =
                turns("2022-12-01T00:00:00Z", new Change(Kind.OPTED_IN, Instant.parse("2022-02-06T11:00:00Z"), EXPIRY));

        assertThat(turns).hasSize(39).allMatch(Turn::live);
        assertThat(turns.get(6).at()).isEqualTo("2022-03-24T09:00:00Z");
        assertThat(turns.get(7).at()).isEqualTo("2022-03-31T08:00:00Z");
        assertThat(turns.getLast().at()).isEqualTo("2022-11-03T09:00:00Z");
    }

    @Test
    void waitsForTheNextWeekIfTheOptInFallsExactlyOnTheTurn() {
        assertThat(turns(
                        "2022-02-17T09:00:00Z",
                        new Change(Kind.OPTED_IN, Instant.parse("2022-02-10T09:00:00Z"), EXPIRY)))
                .extracting(Turn::at)
                .containsExactly(Instant.parse("2022-02-17T09:00:00Z"));
    }

    @Test
    void takesOneTurnAfterAStopAndThenRestsUntilTheResume() {
        List<Turn> turns = turns(
                "2022-04-01T00:00:00Z",
                new Change(Kind.OPTED_IN, Instant.parse("2022-03-01T09:00:00Z"), EXPIRY),
                new Change(Kind.STOPPED, Instant.parse("2022-03-03T12:00:00Z"), EXPIRY),
                new Change(Kind.RESUMED, Instant.parse("2022-03-25T12:00:00Z"), EXPIRY));

        assertThat(turns)
                .extracting(Turn::at, Turn::live)
                .containsExactly(
                        tuple(Instant.parse("2022-03-03T09:00:00Z"), true),
                        tuple(Instant.parse("2022-03-10T09:00:00Z"), false),
                        tuple(Instant.parse("2022-03-31T08:00:00Z"), true));
    }

    @Test
    void endsWithTheAgreementAndNotWhenItWasContinued() {
        Instant later = Instant.parse("2023-08-05T11:00:00Z");
        Change optIn = new Change(Kind.OPTED_IN, Instant.parse("2022-10-20T09:00:00Z"), EXPIRY);

        assertThat(turns("2022-11-30T00:00:00Z", optIn)).hasSize(2);
        assertThat(turns(
                        "2022-11-30T00:00:00Z",
                        optIn,
                        new Change(Kind.CONTINUED, Instant.parse("2022-11-05T11:30:00Z"), later)))
                .hasSize(5);
    }

    private static List<Turn> turns(String until, Change... changes) {
        return THURSDAYS.of(new ConsentTruth("1", "Bread", WARSAW, List.of(changes)), Instant.parse(until));
    }
}
