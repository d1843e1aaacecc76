package dev.rytm.e2e.audit;

import static dev.rytm.e2e.audit.Lines.BREAD;
import static dev.rytm.e2e.audit.Lines.about;
import static dev.rytm.e2e.audit.Lines.attempted;
import static dev.rytm.e2e.audit.Lines.call;
import static dev.rytm.e2e.audit.Lines.dropped;
import static dev.rytm.e2e.audit.Lines.observed;
import static dev.rytm.e2e.audit.Lines.probed;
import static dev.rytm.e2e.audit.Lines.refused;
import static dev.rytm.e2e.audit.Lines.row;
import static dev.rytm.e2e.audit.Lines.sent;
import static dev.rytm.e2e.audit.Lines.unanswered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.Frequency;
import dev.rytm.e2e.audit.Evidence.Call;
import dev.rytm.e2e.audit.Evidence.Kind;
import dev.rytm.e2e.audit.Evidence.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A planted case of each figure, and beside it what is just allowed. What is lost has a test of its own.
class ComparisonTest {

    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration DAY = Duration.ofDays(1);

    /// A Thursday at ten in Warsaw, and the end of its week there.
    private static final Instant THURSDAY = Instant.parse("2022-10-06T08:00:00Z");

    private static final Instant MONDAY = Instant.parse("2022-10-09T22:00:00Z");

    private static final Periods PERIODS =
            new Periods(Story.WARSAW, Map.of(BREAD, Frequency.WEEKLY, "Rolls", Frequency.DAILY));

    // --- double

    @Test
    void seesASecondNotificationInTheSameWeek() {
        Call first = sent("a", THURSDAY);

        assertThat(judge(Story.of(first, sent("b", MONDAY.minus(MOMENT)))).doubles())
                .hasSize(1);
        assertThat(judge(Story.of(first, sent("b", MONDAY))).doubles()).isEmpty();
    }

    @Test
    void countsDaysWhereTheTopicIsDaily() {
        Call first = about(sent("a", THURSDAY), "anna", "Rolls");

        assertThat(judge(Story.of(first, about(sent("b", THURSDAY.plus(DAY)), "anna", "Rolls")))
                        .doubles())
                .isEmpty();
        assertThat(judge(Story.of(first, about(sent("b", THURSDAY.plus(MOMENT)), "anna", "Rolls")))
                        .doubles())
                .hasSize(1);
    }

    @Test
    void leavesOtherPeopleOtherTopicsAndOtherKindsAlone() {
        Instant later = THURSDAY.plusSeconds(60);

        assertThat(judge(Story.of(
                                sent("a", THURSDAY),
                                about(sent("b", later), "bert", BREAD),
                                about(sent("c", later), "anna", "Rolls"),
                                call(Kind.MESSAGE, "d", 1, later),
                                call(Kind.MESSAGE, "e", 1, later),
                                refused(sent("f", later), "4/2018354")))
                        .doubles())
                .isEmpty();
    }

    /// What the period's end must keep a probe from: Meta takes it as the next week's message.
    @Test
    void seesAProbeThatMetaAcceptsInANewPeriod() {
        Call first = unanswered(sent("a", MONDAY.minusSeconds(2)), "TIMEOUT_AFTER");
        Call late = call(Kind.NOTIFICATION, "a", 2, MONDAY.plusSeconds(2));
        Row probed = probed(row(Kind.NOTIFICATION, "a", THURSDAY), 2, MONDAY.plusSeconds(2));

        assertThat(judge(Story.of(first, late).with(probed)).doubles()).hasSize(1);
        assertThat(judge(Story.of(first, refused(late, "4/2018354")).with(probed))
                        .doubles())
                .isEmpty();
        assertThat(judge(Story.of(dropped(first, "TIMEOUT_BEFORE"), late).with(probed))
                        .doubles())
                .isEmpty();
    }

    /// And what the cooldown must keep it from: a day later nothing at Meta holds it back.
    @Test
    void seesAProbeThatMetaAcceptsAfterTheCooldown() {
        Instant later = THURSDAY.plus(DAY);
        Call first = about(unanswered(sent("a", THURSDAY), "TIMEOUT_AFTER"), "anna", "Rolls");
        Call late = about(call(Kind.NOTIFICATION, "a", 2, later), "anna", "Rolls");
        Row probed = probed(row(Kind.NOTIFICATION, "a", THURSDAY), 2, later);

        assertThat(judge(Story.of(first, late).with(probed)).doubles()).hasSize(1);
        assertThat(judge(Story.of(first, refused(late, "4/2018354")).with(probed))
                        .doubles())
                .isEmpty();
    }

    @Test
    void takesAProbeThatAnObservingPlatformWouldHaveRefusedForNoMessage() {
        Call first = unanswered(sent("a", THURSDAY), "TIMEOUT_AFTER");
        Call again = observed(call(Kind.NOTIFICATION, "a", 2, THURSDAY.plusSeconds(2)), "4/2018354");
        Row row = row(Kind.NOTIFICATION, "a", THURSDAY);

        assertThat(judge(Story.of(first, again).with(probed(row, 2, THURSDAY.plusSeconds(2))))
                        .doubles())
                .isEmpty();
        assertThat(judge(Story.of(first, again).with(attempted(row, 2, THURSDAY.plusSeconds(2))))
                        .doubles())
                .hasSize(1);
    }

    // --- after_stop

    @Test
    void seesACallThatWasDecidedOnAfterWeHadAnsweredTheStop() {
        Instant intent = THURSDAY.minus(Lines.ON_THE_WAY);
        Story told = Story.of(sent("a", THURSDAY)).with(row(Kind.NOTIFICATION, "a", THURSDAY));
        Story untold = Story.of(sent("a", THURSDAY)).with(row(Kind.NOTIFICATION, "a", THURSDAY));

        assertThat(judge(told.stop(THURSDAY.minusSeconds(1), intent.minus(MOMENT), null))
                        .afterStop())
                .hasSize(1);
        assertThat(judge(untold.stop(THURSDAY.minusSeconds(1), intent, null)).afterStop())
                .isEmpty();
    }

    @Test
    void seesAStopOnlyUntilItIsLifted() {
        Instant stop = THURSDAY.minus(DAY);

        assertThat(judge(Story.of(sent("a", THURSDAY)).stop(stop, stop, THURSDAY.plus(MOMENT)))
                        .afterStop())
                .hasSize(1);
        assertThat(judge(Story.of(sent("a", THURSDAY)).stop(stop, stop, THURSDAY))
                        .afterStop())
                .isEmpty();
    }

    @Test
    void takesAStopForItsOwnTokenFromItsTapOn() {
        Call other = about(sent("a", THURSDAY), "bert", BREAD);

        assertThat(judge(Story.of(other).stop(THURSDAY.minus(DAY), THURSDAY.minus(DAY), null))
                        .afterStop())
                .isEmpty();
        assertThat(judge(Story.of(sent("a", THURSDAY)).stop(THURSDAY.plus(MOMENT), THURSDAY.minus(DAY), null))
                        .afterStop())
                .isEmpty();
        assertThat(judge(Story.of(sent("a", THURSDAY)).stop(THURSDAY, THURSDAY.minus(DAY), null))
                        .afterStop())
                .hasSize(1);
    }

    /// Of an older attempt only its arrival is known: its intent came at most the gate's 200 ms before.
    @Test
    void givesAnOlderAttemptTheTimeOfTheGate() {
        Instant earliest = THURSDAY.minusMillis(200);
        Row row = probed(row(Kind.NOTIFICATION, "a", THURSDAY), 2, THURSDAY.plusSeconds(2));

        assertThat(judge(Story.of(sent("a", THURSDAY)).with(row).stop(earliest, earliest, null))
                        .afterStop())
                .isEmpty();
        assertThat(judge(Story.of(sent("a", THURSDAY)).with(row).stop(earliest, earliest.minus(MOMENT), null))
                        .afterStop())
                .hasSize(1);
    }

    // --- outside_rules

    @ParameterizedTest
    @CsvSource({
        "REQUEST, 10/2018278",
        "REQUEST, 613/1893016",
        "REQUEST, 9/2018352",
        "MESSAGE, 10/2018278",
        "OTHER, 10/2018278",
        "NOTIFICATION, 10/1893015",
        "NOTIFICATION, 4/2018354",
        "NOTIFICATION, 100"
    })
    void seesWhatARuleRefusesWhateverTheKind(Kind kind, String error) {
        Call call = call(kind, "a", 1, THURSDAY);

        assertThat(judge(Story.of(refused(call, error))).outsideRules()).hasSize(1);
        assertThat(judge(Story.of(observed(call, error))).outsideRules()).hasSize(1);
        assertThat(judge(Story.of(call)).outsideRules()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"551/1545041", "100/2018001", "10/2018108", "613", "4", "368"})
    void leavesOtherRefusalsAlone(String error) {
        assertThat(judge(Story.of(refused(sent("a", THURSDAY), error))).outsideRules())
                .isEmpty();
    }

    @Test
    void leavesInjectedErrorsAlone() {
        Call injected = dropped(refused(sent("a", THURSDAY), "4/2018354"), "ERROR_ROW");

        assertThat(judge(Story.of(injected)).outsideRules()).isEmpty();
    }

    @Test
    void excusesTheMarkedProbeAndNoOtherCallOfItsRow() {
        Call first = sent("a", THURSDAY);
        Call second = call(Kind.NOTIFICATION, "a", 2, THURSDAY.plusSeconds(2));
        Row row = row(Kind.NOTIFICATION, "a", THURSDAY);
        Story probe = Story.of(first, refused(second, "4/2018354")).with(probed(row, 2, second.receivedAt()));
        Story firstToo = Story.of(refused(first, "4/2018354"), refused(second, "4/2018354"))
                .with(probed(row, 2, second.receivedAt()));
        Story unmarked = Story.of(first, refused(second, "4/2018354")).with(attempted(row, 2, second.receivedAt()));

        assertThat(judge(probe).outsideRules()).isEmpty();
        assertThat(judge(firstToo).outsideRules()).hasSize(1);
        assertThat(judge(unmarked).outsideRules()).hasSize(1);
    }

    @Test
    void excusesAStopOfWhichWeHadNotHeard() {
        Instant intent = THURSDAY.minus(Lines.ON_THE_WAY);
        Instant tap = intent.minusSeconds(1);

        assertThat(judge(stopped("10/1893015").stop(tap, intent, null)).outsideRules())
                .isEmpty();
        assertThat(judge(stopped("10/1893015").stop(tap, intent.minus(MOMENT), null))
                        .outsideRules())
                .hasSize(1);
        assertThat(judge(stopped("10/1893015").stop(THURSDAY.plus(MOMENT), THURSDAY.plus(DAY), null))
                        .outsideRules())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"4/2018354", "10/2018278", "100"})
    void excusesNothingElseByAStop(String error) {
        assertThat(judge(stopped(error).stop(THURSDAY.minusSeconds(1), THURSDAY.plusSeconds(1), null))
                        .outsideRules())
                .hasSize(1);
    }

    private static Story stopped(String error) {
        return Story.of(refused(sent("a", THURSDAY), error)).with(row(Kind.NOTIFICATION, "a", THURSDAY));
    }

    private static Comparison judge(Story story) {
        return new Comparison(story.evidence(), PERIODS);
    }
}
