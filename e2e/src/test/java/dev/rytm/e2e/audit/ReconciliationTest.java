package dev.rytm.e2e.audit;

import static dev.rytm.e2e.audit.Lines.call;
import static dev.rytm.e2e.audit.Lines.dropped;
import static dev.rytm.e2e.audit.Lines.echoed;
import static dev.rytm.e2e.audit.Lines.ended;
import static dev.rytm.e2e.audit.Lines.probed;
import static dev.rytm.e2e.audit.Lines.provenBy;
import static dev.rytm.e2e.audit.Lines.refused;
import static dev.rytm.e2e.audit.Lines.row;
import static dev.rytm.e2e.audit.Lines.sent;
import static dev.rytm.e2e.audit.Lines.unanswered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.audit.Evidence.Call;
import dev.rytm.e2e.audit.Evidence.Kind;
import dev.rytm.e2e.audit.Evidence.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the ledger says against what the platform took: a planted case of each kind, and its allowed neighbour.
class ReconciliationTest {

    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Instant THURSDAY = Instant.parse("2022-10-06T08:00:00Z");
    private static final Instant PROBE = THURSDAY.plusMillis(1_400);
    private static final Instant END = THURSDAY.plus(Duration.ofDays(30));
    private static final Row ROW = row(Kind.NOTIFICATION, "a", THURSDAY);
    private static final Call FIRST = sent("a", THURSDAY);
    private static final Call SECOND = call(Kind.NOTIFICATION, "a", 2, PROBE);

    // --- accepted and SENT are the same

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"NOTIFICATION", "REQUEST", "MESSAGE"})
    void acceptedAndSentAreTheSameForEveryKind(Kind kind) {
        Row row = row(kind, "a", THURSDAY);
        Call call = call(kind, "a", 1, THURSDAY);

        assertThat(cases(Story.of(call).with(row))).isEmpty();
        assertThat(cases(new Story().with(row))).singleElement().asString().startsWith("SENT, but never accepted");
        assertThat(cases(Story.of(refused(call, "551")).with(row))).hasSize(1);
        assertThat(cases(Story.of(call).with(ended(row, "REFUSED PAUSED"))))
                .singleElement()
                .asString()
                .startsWith("accepted, but not SENT");
        assertThat(cases(Story.of(call).with(ended(row, "FAILED 551")))).hasSize(1);
        assertThat(cases(Story.of(refused(call, "551")).with(ended(row, "FAILED 551"))))
                .isEmpty();
    }

    @Test
    void whatWasAcceptedIsInTheLedger() {
        assertThat(cases(Story.of(FIRST))).singleElement().asString().startsWith("accepted, but in no row");
        assertThat(cases(Story.of(refused(FIRST, "551")))).isEmpty();
        assertThat(cases(Story.of(call(Kind.OTHER, "a", 1, THURSDAY)))).isEmpty();
    }

    @Test
    void whatWasAcceptedMayStayUnknownOnlyIfTheServerDied() {
        Row unknown = ended(ROW, "UNKNOWN_FINAL");

        assertThat(cases(Story.of(FIRST).with(unknown))).hasSize(1);
        assertThat(cases(Story.of(FIRST).with(unknown).crash(THURSDAY))).isEmpty();
        assertThat(cases(Story.of(FIRST).with(unknown).crash(THURSDAY.plusSeconds(3))))
                .hasSize(1);
    }

    @Test
    void nothingIsAcceptedTwice() {
        Row row = row(Kind.MESSAGE, "a", THURSDAY);
        Call call = call(Kind.MESSAGE, "a", 1, THURSDAY);
        Call again = call(Kind.MESSAGE, "a", 2, PROBE);

        assertThat(cases(Story.of(call, again).with(row)))
                .singleElement()
                .asString()
                .startsWith("accepted 2 times");
        assertThat(cases(Story.of(refused(call, "2"), again).with(row))).isEmpty();
    }

    // --- accepted, and no answer

    @ParameterizedTest
    @ValueSource(strings = {"TIMEOUT_AFTER", "SERVER_ERROR_AFTER"})
    void whatWasAcceptedWithoutAnAnswerIsProvenByItsEcho(String fault) {
        Call open = unanswered(FIRST, fault);

        assertThat(cases(Story.of(open).with(provenBy(ROW, "ECHO")))).isEmpty();
        assertThat(cases(Story.of(open).with(provenBy(ROW, "ANSWER")))).isEmpty();
        assertThat(cases(Story.of(open).with(provenBy(ROW, "COOLDOWN")))).hasSize(1);
        assertThat(cases(Story.of(open).with(ended(ROW, "UNKNOWN_FINAL")))).hasSize(1);
    }

    /// A probe is needless once the echo is there, and allowed as long as it is not.
    @Test
    void aProbeMayProveItOnlyIfTheEchoIsLate() {
        Call open = unanswered(FIRST, "TIMEOUT_AFTER");
        Call probe = refused(SECOND, "4/2018354");
        Row row = provenBy(probed(ROW, 2, PROBE), "COOLDOWN");

        assertThat(cases(Story.of(open, probe).with(row))).hasSize(1);
        assertThat(cases(Story.of(echoed(open, PROBE.minusSeconds(1)), probe).with(row)))
                .hasSize(1);
        assertThat(cases(Story.of(echoed(open, PROBE.minusSeconds(1).plus(MOMENT)), probe)
                        .with(row)))
                .isEmpty();
        assertThat(cases(Story.of(echoed(open, PROBE.minusSeconds(1)), probe)
                        .with(provenBy(probed(ROW, 2, PROBE), "ECHO"))))
                .hasSize(1);
    }

    // --- provably never accepted

    @ParameterizedTest
    @ValueSource(strings = {"TIMEOUT_BEFORE", "SERVER_ERROR_BEFORE"})
    void whatWasNeverAcceptedIsProbedOnceAndSent(String fault) {
        Call lost = dropped(FIRST, fault);
        Call third = call(Kind.NOTIFICATION, "a", 3, PROBE.plusSeconds(2));

        assertThat(cases(Story.of(lost, SECOND).with(probed(ROW, 2, PROBE)))).isEmpty();
        assertThat(cases(Story.of(lost).with(ROW))).hasSize(1);
        assertThat(cases(Story.of(lost, SECOND).with(ROW))).hasSize(1);
        assertThat(cases(Story.of(lost, refused(SECOND, "613"), third).with(probed(ROW, 3, PROBE))))
                .hasSize(1);
    }

    @Test
    void aCallThatWasRefusedWithoutAnAnswerWasNeverAcceptedEither() {
        Call refused = unanswered(refused(FIRST, "551/1545041"), "TIMEOUT_AFTER");
        Call again = refused(SECOND, "551/1545041");
        Row row = ended(probed(ROW, 2, PROBE), "UNKNOWN_FINAL");

        assertThat(cases(Story.of(refused, again).with(row))).isEmpty();
        assertThat(cases(Story.of(refused, again).with(ended(row, "FAILED 551/1545041"))))
                .hasSize(1);
    }

    @Test
    void whatIsNotSentByItsProbeStaysUnknownUntilItsPeriodIsOver() {
        Call lost = dropped(FIRST, "TIMEOUT_BEFORE");
        Call lostAgain = dropped(SECOND, "TIMEOUT_BEFORE");
        Row row = ended(probed(ROW, 2, PROBE), "UNKNOWN_FINAL");
        Evidence evidence = Story.of(lost, lostAgain).with(row).evidence();

        assertThat(new Reconciliation(evidence, row.notAfter()).cases()).isEmpty();
        assertThat(new Reconciliation(evidence, row.notAfter().minus(MOMENT)).cases())
                .hasSize(1);
        Call third = call(Kind.NOTIFICATION, "a", 3, PROBE.plusSeconds(2));
        assertThat(cases(Story.of(lost, lostAgain, dropped(third, "TIMEOUT_BEFORE"))
                        .with(row)))
                .hasSize(1);
    }

    @Test
    void onlyWhoChangedTheirMindIsNotProbed() {
        Call lost = dropped(FIRST, "TIMEOUT_BEFORE");
        Row row = ended(ROW, "UNKNOWN_FINAL");
        ConsentTruth.Kind stop = ConsentTruth.Kind.STOPPED;

        assertThat(cases(Story.of(lost).with(row))).hasSize(1);
        assertThat(cases(Story.of(lost).with(row).change(stop, THURSDAY))).isEmpty();
        assertThat(cases(Story.of(lost).with(row).change(stop, THURSDAY.minus(MOMENT))))
                .hasSize(1);
        assertThat(cases(Story.of(lost).with(row).change(stop, row.notAfter().minus(MOMENT))))
                .isEmpty();
        assertThat(cases(Story.of(lost).with(row).change(stop, row.notAfter()))).hasSize(1);
        assertThat(cases(Story.of(lost).with(row).block(THURSDAY, null))).isEmpty();
        assertThat(cases(Story.of(lost).with(row).block(THURSDAY.minus(Duration.ofDays(7)), THURSDAY)))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"REQUEST", "MESSAGE"})
    void nothingElseIsEverRepeatedWithoutAnAnswer(Kind kind) {
        Call lost = dropped(call(kind, "a", 1, THURSDAY), "SERVER_ERROR_BEFORE");
        Row unknown = ended(row(kind, "a", THURSDAY), "UNKNOWN_FINAL");

        assertThat(cases(Story.of(lost).with(unknown))).isEmpty();
        assertThat(cases(Story.of(lost, call(kind, "a", 2, PROBE)).with(row(kind, "a", THURSDAY))))
                .hasSize(1);
        assertThat(cases(Story.of(lost).with(ended(unknown, "REFUSED TOO_LATE"))))
                .hasSize(1);
    }

    /// Meta said for certain that nothing happened: such a call may be made again.
    @Test
    void whatMetaRefusedForTheMomentMayBeRepeated() {
        assertThat(cases(Story.of(dropped(FIRST, "TRANSIENT_2"), SECOND).with(ROW)))
                .isEmpty();
    }

    private static List<String> cases(Story story) {
        return new Reconciliation(story.evidence(), END).cases();
    }
}
