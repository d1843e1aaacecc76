package dev.rytm.e2e.audit;

import static dev.rytm.e2e.audit.Lines.ANNA;
import static dev.rytm.e2e.audit.Lines.BREAD;
import static dev.rytm.e2e.audit.Lines.call;
import static dev.rytm.e2e.audit.Lines.dropped;
import static dev.rytm.e2e.audit.Lines.ended;
import static dev.rytm.e2e.audit.Lines.probed;
import static dev.rytm.e2e.audit.Lines.refused;
import static dev.rytm.e2e.audit.Lines.row;
import static dev.rytm.e2e.audit.Lines.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.Frequency;
import dev.rytm.e2e.audit.Evidence.Call;
import dev.rytm.e2e.audit.Evidence.Kind;
import dev.rytm.e2e.audit.Evidence.Row;
import dev.rytm.e2e.audit.WeeklyTurns.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Anna's turn on a Thursday: what it takes for it not to be lost.
class LostTest {

    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Instant THURSDAY = Instant.parse("2022-10-06T08:00:00Z");
    private static final Instant INTENT = THURSDAY.minus(Lines.ON_THE_WAY);
    private static final Row ROW = row(Kind.NOTIFICATION, "a", THURSDAY);

    @Test
    void aTurnIsReachedByAnAcceptedNotificationOfItsWeek() {
        assertThat(isLost(Story.of(sent("a", THURSDAY)))).isFalse();
        assertThat(isLost(Story.of(sent("a", THURSDAY.plus(WEEK))))).isTrue();
        assertThat(isLost(Story.of(refused(sent("a", THURSDAY), "4/2018354")))).isTrue();
        assertThat(isLost(Story.of(call(Kind.MESSAGE, "a", 1, THURSDAY)))).isTrue();
        assertThat(isLost(Story.of(call(Kind.REQUEST, "a", 1, THURSDAY)))).isTrue();
    }

    @Test
    void aTurnOfSomebodyWhoStoppedIsNotLost() {
        assertThat(judge(new Story()).lost(List.of(turn(true)))).hasSize(1);
        assertThat(judge(new Story()).lost(List.of(turn(false)))).isEmpty();
    }

    @Test
    void anOpenRowAndARowWithoutItsCallAreNoExcuse() {
        assertThat(isLost(new Story().with(ended(ROW, "DUE")))).isTrue();
        assertThat(isLost(new Story().with(ROW))).isTrue();
    }

    @Test
    void unreachableIsTrueWhileThePlatformSaysSo() {
        Row row = ended(ROW, "REFUSED CONTACT_UNREACHABLE");

        assertThat(isLost(new Story().with(row).block(THURSDAY, null))).isFalse();
        assertThat(isLost(new Story().with(row).block(THURSDAY.plus(MOMENT), null)))
                .isTrue();
        assertThat(isLost(new Story().with(row).block(THURSDAY.minus(WEEK), THURSDAY.plus(MOMENT))))
                .isFalse();
        assertThat(isLost(new Story().with(row).block(THURSDAY.minus(WEEK), THURSDAY)))
                .isTrue();
        assertThat(isLost(new Story().with(row))).isTrue();
    }

    @Test
    void noOtherRefusalOfALiveTurnIsTrue() {
        Story blocked = new Story().block(THURSDAY.minus(WEEK), null);

        assertThat(isLost(blocked.with(ended(ROW, "REFUSED PERIOD_USED"), ended(ROW, "REFUSED CONSENT_STOPPED"))))
                .isTrue();
    }

    @Test
    void aRowOfAnotherKindOrWeekDoesNotCount() {
        Story blocked = new Story().block(THURSDAY.minus(WEEK), null);
        Row other = ended(row(Kind.REQUEST, "a", THURSDAY), "REFUSED CONTACT_UNREACHABLE");
        Row before = ended(row(Kind.NOTIFICATION, "b", THURSDAY.minus(WEEK)), "REFUSED CONTACT_UNREACHABLE");

        assertThat(isLost(blocked.with(other, before))).isTrue();
    }

    @Test
    void aFailureIsTrueIfThePlatformGaveThatVeryError() {
        Call call = refused(sent("a", THURSDAY), "551/1545041");

        assertThat(isLost(Story.of(call).with(ended(ROW, "FAILED 551/1545041"))))
                .isFalse();
        assertThat(isLost(Story.of(call).with(ended(ROW, "FAILED 551/1")))).isTrue();
        assertThat(isLost(Story.of(call).with(ended(ROW, "FAILED 100/1545041"))))
                .isTrue();
        assertThat(isLost(new Story().with(ended(ROW, "FAILED 551/1545041")))).isTrue();
    }

    @Test
    void unknownIsTrueIfAFaultLeftACallOpen() {
        Row row = ended(ROW, "UNKNOWN_FINAL");

        assertThat(isLost(
                        Story.of(dropped(sent("a", THURSDAY), "TIMEOUT_BEFORE")).with(row)))
                .isFalse();
        assertThat(isLost(Story.of(dropped(sent("a", THURSDAY), "THROTTLE_613")).with(row)))
                .isTrue();
        assertThat(isLost(new Story().with(row))).isTrue();
    }

    @Test
    void unknownIsTrueIfTheServerDiedWhileTheAttemptWasUnderWay() {
        Row row = ended(ROW, "UNKNOWN_FINAL");

        assertThat(isLost(new Story().with(row).crash(INTENT))).isFalse();
        assertThat(isLost(new Story().with(row).crash(INTENT.plus(LEASE).minus(MOMENT))))
                .isFalse();
        assertThat(isLost(new Story().with(row).crash(INTENT.plus(LEASE)))).isTrue();
        assertThat(isLost(new Story().with(row).crash(INTENT.minus(MOMENT)))).isTrue();
    }

    /// That a probe was refused says nothing about the first attempt: that one must have died.
    @Test
    void unknownAfterARefusedProbeIsTrueIfTheServerDiedDuringTheFirstAttempt() {
        Instant second = THURSDAY.plusSeconds(10);
        Row row = probed(ended(ROW, "UNKNOWN_FINAL"), 2, second);
        Call first = refused(sent("a", THURSDAY), "10/1893015");
        Call probe = refused(call(Kind.NOTIFICATION, "a", 2, second), "10/1893015");

        assertThat(isLost(Story.of(first, probe).with(row).crash(THURSDAY))).isFalse();
        assertThat(isLost(Story.of(first, probe).with(row).crash(second))).isTrue();
        assertThat(isLost(Story.of(probe).with(row).crash(second.minus(MOMENT))))
                .isFalse();
        assertThat(isLost(Story.of(probe).with(row).crash(second))).isTrue();
    }

    private static boolean isLost(Story story) {
        return !judge(story).lost(List.of(turn(true))).isEmpty();
    }

    private static Turn turn(boolean live) {
        return new Turn(ANNA, BREAD, THURSDAY, LocalDate.parse("2022-10-03"), live);
    }

    private static Comparison judge(Story story) {
        return new Comparison(story.evidence(), new Periods(Story.WARSAW, Map.of(BREAD, Frequency.WEEKLY)));
    }
}
