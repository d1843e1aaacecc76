package dev.rytm.e2e.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.sandbox.fault.CallFault;
import dev.rytm.sandbox.fault.CallScript;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.log.CallRecord.Kind;
import dev.rytm.sandbox.log.CallRecord.Outcome;
import dev.rytm.sandbox.platform.Era;
import dev.rytm.store.AttemptId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each rule pack against the platform of its years: a week of people who come, stop and come back, and Meta
/// refuses nothing but probes.
@ExtendWith(OneMarket.class)
class ErasIT {

    private static final List<String> PEOPLE = List.of("eager", "waverer", "flip-flopper", "quitter", "chatty");

    private final Market market;

    ErasIT(Market market) {
        this.market = market;
    }

    @BeforeEach
    void beginsAnew() {
        market.begin();
    }

    @ParameterizedTest
    @CsvSource({"messenger-2022, E2022", "messenger-2023, E2023", "messenger-2025, E2025"})
    void metaOfItsYearsRefusesNothingThatAPackAllows(String pack, Era era) {
        List<CallRecord> calls = live(pack, era, PEOPLE, Duration.ofDays(8));

        assertThat(calls)
                .filteredOn(call -> call.subject().kind() == Kind.NOTIFICATION)
                .hasSizeGreaterThan(8);
        assertThat(rejected(calls)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "messenger-2022, E2025, 4/2018354",
        "messenger-2023, E2025, 4/2018354",
        "messenger-2023, E2022, 100/0",
        "messenger-2025, E2022, 100/0"
    })
    void metaOfOtherYearsDoes(String pack, Era era, String error) {
        assertThat(rejected(live(pack, era, PEOPLE.subList(0, 1), Duration.ofDays(3))))
                .extracting(call -> call.verdict().code() + "/" + call.verdict().subcode())
                .contains(error);
    }

    /// Meta counts in whole seconds, rounded up: a day after half a second past ten is one second past ten.
    @Test
    void aCooldownThatBeganWithinASecondIsOverWithTheNext() {
        market.work(Era.E2023);
        Stall stall = Stall.open(market, "messenger-2023");
        String topic = stall.topic("Bread", "DAILY");
        Guest guest = stall.welcome();
        guest.agreesTo(topic);
        String offer = stall.saying("FLOW");
        guest.hasTurn(topic, offer, market.at(0, "10:00:00.500"));
        guest.hasTurn(topic, offer, market.at(1, "10:00:00.500"));
        market.turnTo(market.at(0, "10:00:01"));

        assertThat(guest.sends("NOTIFICATION")).extracting(Guest.Sent::state).containsExactly("SENT", "SENT");
        assertThat(rejected(guest.calls())).isEmpty();
        assertThat(guest.calls().getLast().received().virtual()).isEqualTo(market.now());
    }

    /// All calls of a page during a while. The first notification's answer is lost, so that it is probed.
    private List<CallRecord> live(String pack, Era era, List<String> personas, Duration length) {
        market.work(era);
        Stall stall = Stall.open(market, pack);
        String daily = stall.topic("Bread", "DAILY");
        String weekly = stall.topic("Cake", "WEEKLY");
        String offer = stall.saying("FLOW");
        for (String topic : List.of(daily, weekly)) {
            stall.sequence(
                    topic,
                    offer,
                    Map.of("time", "10:00", "weekday", "THURSDAY", "enrolOnOptIn", true, "repeats", true));
        }
        stall.answersWith(stall.askingTwice(daily, weekly));
        market.sandbox()
                .faults()
                .script(new CallScript(CallFault.TIMEOUT_AFTER, "", stall.metaId(), "NOTIFICATION", 1, 1, "", 0));
        List<Guest> people = new ArrayList<>();
        personas.forEach(persona -> people.add(stall.welcome(persona)));
        market.turnTo(market.now().plus(length));
        people.forEach(guest -> market.sandbox().people().standing().delete(guest.person()));
        people.stream().filter(guest -> !guest.calls().isEmpty()).forEach(market::know);
        return people.stream().flatMap(guest -> guest.calls().stream()).toList();
    }

    /// What Meta refused by its rules. A probe repeats what Meta has taken already; that it refuses it is the proof.
    private static List<CallRecord> rejected(List<CallRecord> calls) {
        Set<String> taken = new HashSet<>();
        List<CallRecord> rejected = new ArrayList<>();
        for (CallRecord call : calls) {
            String send =
                    AttemptId.parse(call.subject().metadata()).orElseThrow().sendId();
            if (call.accepted()) {
                taken.add(send);
            } else if (call.verdict().outcome() == Outcome.REJECTED && !taken.contains(send)) {
                rejected.add(call);
            }
        }
        return rejected;
    }
}
