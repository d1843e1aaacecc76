package dev.rytm.e2e.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.policy.Reason;
import dev.rytm.sandbox.fault.CallFault;
import dev.rytm.sandbox.fault.CallScript;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.log.CallRecord.Kind;
import dev.rytm.sandbox.platform.Era;
import dev.rytm.sandbox.platform.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A notification whose answer is lost, on a platform that echoes nothing: what proves it, when it is repeated,
/// and what the repeat teaches us.
@ExtendWith(OneMarket.class)
class LostAnswersIT {

    /// The first notification after an opt-in, and the end of its exchange by the market's short times.
    private static final String TURN = "10:00:00";

    private static final Duration EXCHANGE = Duration.ofMillis(400);
    private static final Duration FOLLOW_UPS = Duration.ofMinutes(3);

    private final Market market;

    LostAnswersIT(Market market) {
        this.market = market;
    }

    @BeforeEach
    void beginsAnew() {
        market.begin();
    }

    /// Somebody whose one notification has lost its answer just now.
    private record Loss(Market market, Stall stall, String topic, Guest guest, Instant at) {

        List<CallRecord> calls() {
            return guest.calls().stream()
                    .filter(call -> call.subject().kind() == Kind.NOTIFICATION)
                    .toList();
        }

        Guest.Sent row() {
            return guest.sends("NOTIFICATION").getFirst();
        }

        void assertRow(String state, String evidence, int calls, int accepted) {
            assertThat(row().state()).isEqualTo(state);
            assertThat(row().evidence()).isEqualTo(evidence);
            assertThat(calls()).hasSize(calls);
            assertThat(calls()).filteredOn(CallRecord::accepted).hasSize(accepted);
        }

        /// Turns to when a repeat is a repeat and no follow-up, and on the way looks at the instant before.
        void turnPastTheFollowUps() {
            Instant end = at.plus(EXCHANGE).plus(FOLLOW_UPS);
            market.turnTo(end.minusMillis(1));
            assertRow("UNKNOWN", null, 1, (int)
                    calls().stream().filter(CallRecord::accepted).count());
            market.turnTo(end);
        }
    }

    private Loss loses(CallFault fault, String pack, Era era, CallScript... others) {
        Stall stall = Stall.open(market, pack);
        market.sandbox().settings(Settings.of(era).withEchoRate(0));
        String topic = stall.topic("Bread", "DAILY");
        Guest guest = stall.welcome();
        guest.agreesTo(topic);
        guest.enrols(stall.sequence(topic, stall.saying("FLOW"), Map.of("time", "10:00", "repeats", true)));
        market.sandbox().faults().script(CallScript.next(fault).to(guest.psid()));
        for (CallScript other : others) {
            market.sandbox().faults().script(other.to(guest.psid()));
        }
        Instant at = market.at(0, TURN);
        return new Loss(market, stall, topic, guest, at);
    }

    private void failReadsOfTokens(Loss loss, int times) {
        market.sandbox()
                .faults()
                .script(new CallScript(CallFault.CLOSED_BEFORE, "", loss.stall().metaId(), "OTHER", 1, times, "", 0));
    }

    @ParameterizedTest
    @CsvSource({"messenger-2023, E2023, 24", "messenger-2025, E2025, 48"})
    void isProvenByItsTokenWithoutARepeat(String pack, Era era, int hours) {
        Loss loss = loses(CallFault.CLOSED_AFTER, pack, era);

        market.turnTo(loss.at());

        loss.assertRow("SENT", "TOKEN", 1, 1);
        assertThat(loss.guest().consent(loss.topic()).get("nextEligibleAt").asString())
                .isEqualTo(loss.at().plus(Duration.ofHours(hours)).toString());
    }

    @ParameterizedTest
    @CsvSource({"messenger-2023, E2023", "messenger-2025, E2025"})
    void isRepeatedAfterTheFollowUpsWhenItsTokenIsFree(String pack, Era era) {
        Loss loss = loses(CallFault.CLOSED_BEFORE, pack, era);
        market.turnTo(loss.at());

        loss.turnPastTheFollowUps();

        loss.assertRow("SENT", "ANSWER", 2, 1);
    }

    /// Earlier, Meta would take the repeat for a follow-up: a second message.
    @ParameterizedTest
    @CsvSource({"messenger-2023, E2023, 24", "messenger-2025, E2025, 48"})
    void isRepeatedOnlyWhereMetaRefusesItWhenItsTokenCannotBeRead(String pack, Era era, int hours) {
        Loss loss = loses(CallFault.CLOSED_AFTER, pack, era);
        failReadsOfTokens(loss, 3);
        market.turnTo(loss.at());

        loss.turnPastTheFollowUps();

        loss.assertRow("SENT", "COOLDOWN", 2, 1);
        // It counts from the end of its own exchange, in whole seconds, and not from the proof.
        assertThat(loss.guest().may("NOTIFICATION", loss.topic()).nextAllowedAt())
                .isEqualTo(loss.at().plusSeconds(1).plus(Duration.ofHours(hours)));
    }

    @Test
    void isReadAgainWhenTheFirstReadFails() {
        Loss loss = loses(CallFault.CLOSED_AFTER, "messenger-2023", Era.E2023);
        failReadsOfTokens(loss, 2);

        market.turnTo(loss.at());

        loss.assertRow("SENT", "TOKEN", 1, 1);
    }

    @Test
    void isRepeatedAtOnceAndWithoutARead2022() {
        Loss loss = loses(CallFault.CLOSED_AFTER, "messenger-2022", Era.E2022);

        market.turnTo(loss.at());

        loss.assertRow("SENT", "COOLDOWN", 2, 1);
        assertThat(market.sandbox().log().calls().all())
                .filteredOn(call -> call.subject().kind() == Kind.OTHER)
                .filteredOn(call -> call.subject().page().equals(loss.stall().metaId()))
                .isEmpty();
    }

    /// Whether the first attempt arrived stays open; what Meta says of the person does not.
    @ParameterizedTest
    @CsvSource({
        "10/1893015, STOPPED, CONSENT_STOPPED",
        "100/invalid, REVOKED, CONSENT_REVOKED",
        "100/expired, EXPIRED, CONSENT_EXPIRED",
        "551, ACTIVE, CONTACT_UNREACHABLE",
        "10/2018108, ACTIVE, CONTACT_UNREACHABLE"
    })
    void teachesUsWhatTheRepeatMeets(String error, String status, Reason reason) {
        Loss loss = loses(CallFault.CLOSED_BEFORE, "messenger-2022", Era.E2022, CallScript.error(error));
        market.turnTo(loss.at());

        loss.assertRow("UNKNOWN", null, 2, 0);
        assertThat(loss.guest().consent(loss.topic()).get("status").asString()).isEqualTo(status);
        assertThat(loss.guest().may("NOTIFICATION", loss.topic()).reason()).isEqualTo(reason);

        market.turnTo(market.at(1, "09:59:59"));
        assertThat(loss.row().state()).isEqualTo("UNKNOWN_FINAL");
        if (!error.equals("10/2018108")) {
            market.turnTo(market.at(0, "10:00:00"));
            assertThat(loss.calls()).as("none in the next period").hasSize(2);
        }
    }
}
