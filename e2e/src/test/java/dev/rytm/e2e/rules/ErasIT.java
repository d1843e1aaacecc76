package dev.rytm.e2e.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.Frequency;
import dev.rytm.e2e.audit.Comparison;
import dev.rytm.e2e.audit.Evidence;
import dev.rytm.e2e.audit.Evidence.Call;
import dev.rytm.e2e.audit.Evidence.Row;
import dev.rytm.e2e.audit.LedgerRows;
import dev.rytm.e2e.audit.Periods;
import dev.rytm.e2e.audit.Reconciliation;
import dev.rytm.e2e.audit.SandboxEvidence;
import dev.rytm.sandbox.fault.CallFault;
import dev.rytm.sandbox.fault.CallScript;
import dev.rytm.sandbox.people.Persona;
import dev.rytm.sandbox.people.Personas;
import dev.rytm.sandbox.platform.Era;
import dev.rytm.sandbox.platform.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each rule pack against the platform of its years: a week of people who come, stop and come back, and Meta
/// refuses nothing but probes. The comparison that judges the demo judges here too.
@ExtendWith(OneMarket.class)
class ErasIT {

    private static final List<Persona> PEOPLE = Stream.of("eager", "waverer", "flip-flopper", "quitter", "chatty")
            .map(ErasIT::thatAlwaysAgrees)
            .toList();
    private static final String DAILY = "Bread";
    private static final String WEEKLY = "Cake";
    private static final Periods PERIODS =
            new Periods(Stall.ZONE, Map.of(DAILY, Frequency.DAILY, WEEKLY, Frequency.WEEKLY));

    private final Market market;

    ErasIT(Market market) {
        this.market = market;
    }

    @BeforeEach
    void beginsAnew() {
        market.begin();
    }

    @ParameterizedTest
    @CsvSource({
        "messenger-2022, E2022, COOLDOWN, 1",
        "messenger-2023, E2023, TOKEN, 0",
        "messenger-2025, E2025, TOKEN, 0"
    })
    void metaOfItsYearsRefusesNothingThatAPackAllows(String pack, Era era, String proof, int probes) {
        market.work(era);
        loseTheFirstAnswer();
        Evidence evidence = live(pack, PEOPLE, Duration.ofDays(8));

        assertThat(evidence.calls())
                .filteredOn(call -> call.kind() == Evidence.Kind.NOTIFICATION)
                .hasSizeGreaterThan(8);
        assertThat(judge(evidence).outsideRules()).isEmpty();
        assertThat(judge(evidence).doubles()).isEmpty();
        assertThat(judge(evidence).afterStop()).isEmpty();
        assertThat(new Reconciliation(evidence, market.now()).cases()).isEmpty();
        assertThat(evidence.rows())
                .filteredOn(row -> proof.equals(row.proof()))
                .extracting(Row::probes)
                .containsExactly(probes);
        assertThat(evidence.rows()).filteredOn(row -> row.probes() > probes).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "messenger-2022, E2025, 4/2018354",
        "messenger-2023, E2025, 4/2018354",
        "messenger-2023, E2022, 100",
        "messenger-2025, E2022, 100"
    })
    void metaOfOtherYearsDoes(String pack, Era era, String error) {
        market.work(era);
        Evidence evidence = live(pack, PEOPLE.subList(0, 1), Duration.ofDays(3));

        assertThat(judge(evidence).outsideRules()).anyMatch(one -> one.endsWith(" " + error));
    }

    /// Late one day and early the next is two days by the calendar of 2022, and less than one by the clock of 2023.
    @Test
    void metaOf2023RefusesWhatOnlyTheCalendarAllows() {
        assertThat(lateAndEarly("messenger-2022")).singleElement().asString().contains("NOTIFICATION", "4/2018354");
        assertThat(lateAndEarly("messenger-2023")).isEmpty();
    }

    private List<String> lateAndEarly(String pack) {
        market.work(Era.E2023);
        Stall stall = Stall.open(market, pack);
        String topic = stall.topic(DAILY, "DAILY");
        Guest guest = stall.welcome();
        guest.agreesTo(topic);
        String offer = stall.saying("FLOW");
        guest.hasTurn(topic, offer, market.at(0, "20:00"));
        guest.hasTurn(topic, offer, market.at(1, "08:00"));
        return judge(evidence(stall, List.of(guest), Map.of(topic, DAILY))).outsideRules();
    }

    /// Within two minutes of the first message after an opt-in Meta would take a probe for a follow-up: a second one.
    @Test
    void aProbeIsNeverTakenForAFollowUp() {
        market.work(Era.E2023);
        loseTheFirstAnswer();
        Stall stall = Stall.open(market, "messenger-2023");
        market.sandbox()
                .faults()
                .script(new CallScript(CallFault.CLOSED_BEFORE, "", stall.metaId(), "OTHER", 1, 3, "", 0));
        Evidence evidence = live(stall, PEOPLE.subList(0, 1), Duration.ofDays(3));

        assertThat(judge(evidence).doubles()).isEmpty();
        assertThat(new Reconciliation(evidence, market.now()).cases()).isEmpty();
        assertThat(evidence.rows())
                .filteredOn(row -> row.probes() == 1)
                .extracting(Row::proof)
                .containsExactly("COOLDOWN");
    }

    /// Meta counts in whole seconds, rounded up: a day after half a second past ten is one second past ten.
    @Test
    void aCooldownThatBeganWithinASecondIsOverWithTheNext() {
        market.work(Era.E2023);
        Stall stall = Stall.open(market, "messenger-2023");
        String topic = stall.topic(DAILY, "DAILY");
        Guest guest = stall.welcome();
        guest.agreesTo(topic);
        String offer = stall.saying("FLOW");
        guest.hasTurn(topic, offer, market.at(0, "10:00:00.500"));
        guest.hasTurn(topic, offer, market.at(1, "10:00:00.500"));
        market.turnTo(market.at(0, "10:00:01"));

        assertThat(guest.sends("NOTIFICATION")).extracting(Guest.Sent::state).containsExactly("SENT", "SENT");
        assertThat(judge(evidence(stall, List.of(guest), Map.of(topic, DAILY))).outsideRules())
                .isEmpty();
        assertThat(guest.calls().getLast().received().virtual()).isEqualTo(market.now());
    }

    /// Of the first notification; nothing is echoed either, so that only its token or a probe can tell.
    private void loseTheFirstAnswer() {
        change(settings -> settings.withEchoRate(0));
        market.sandbox().faults().script(new CallScript(CallFault.TIMEOUT_AFTER, "", "", "NOTIFICATION", 1, 1, "", 0));
    }

    /// What was seen of a page during a while.
    private Evidence live(String pack, List<Persona> personas, Duration length) {
        return live(Stall.open(market, pack), personas, length);
    }

    private Evidence live(Stall stall, List<Persona> personas, Duration length) {
        String daily = stall.topic(DAILY, "DAILY");
        String weekly = stall.topic(WEEKLY, "WEEKLY");
        String offer = stall.saying("FLOW");
        for (String topic : List.of(daily, weekly)) {
            stall.sequence(
                    topic,
                    offer,
                    Map.of("time", "10:00", "weekday", "THURSDAY", "enrolOnOptIn", true, "repeats", true));
        }
        stall.answersWith(stall.askingTwice(daily, weekly));
        List<Guest> people = new ArrayList<>();
        personas.forEach(persona -> people.add(stall.welcome(persona)));
        market.turnTo(market.now().plus(length));
        Evidence evidence = evidence(stall, people, Map.of(daily, DAILY, weekly, WEEKLY));
        people.forEach(guest -> market.sandbox().people().standing().delete(guest.person()));
        people.stream().filter(guest -> !guest.calls().isEmpty()).forEach(market::know);
        return evidence;
    }

    /// Chance may not leave a page without a consent, and a test without a case.
    private static Persona thatAlwaysAgrees(String name) {
        Persona known = Personas.find(name).orElseThrow();
        Persona.Answering answering = known.answering();
        return new Persona(
                known.name(),
                known.talking(),
                new Persona.Answering(1, answering.acceptsAfter(), answering.continues(), answering.continuesAfter()),
                known.reacting(),
                known.leaving());
    }

    private void change(UnaryOperator<Settings> how) {
        market.sandbox().settings(how.apply(market.sandbox().settings()));
    }

    private Evidence evidence(Stall stall, List<Guest> people, Map<String, String> titles) {
        SandboxEvidence truth = new SandboxEvidence(market.sandbox().log());
        Evidence all = truth.with(LedgerRows.of(market.database(), stall.id(), titles), List.of());
        List<String> psids = people.stream().map(Guest::psid).toList();
        List<Call> calls =
                all.calls().stream().filter(call -> psids.contains(call.psid())).toList();
        return new Evidence(calls, all.consents(), all.stops(), all.blocks(), all.rows(), all.crashes());
    }

    private static Comparison judge(Evidence evidence) {
        return new Comparison(evidence, PERIODS);
    }
}
