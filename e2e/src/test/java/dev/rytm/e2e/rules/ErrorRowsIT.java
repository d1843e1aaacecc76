package dev.rytm.e2e.rules;

import static dev.rytm.e2e.rules.Aftermath.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.message.Rejection;
import dev.rytm.sandbox.fault.CallScript;
import dev.rytm.sandbox.fault.ErrorRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/// What we believe after each error that Meta can answer: of the send, the person, the consent, the page, and
/// whether it is tried again.
@ExtendWith(OneMarket.class)
class ErrorRowsIT {

    private static final Map<Aftermath, List<String>> ERRORS = new LinkedHashMap<>();

    static {
        ERRORS.put(STOPS_THE_TOPIC, List.of("10/1893015"));
        ERRORS.put(REVOKES_THE_CONSENT, List.of("100/invalid"));
        ERRORS.put(ENDS_THE_CONSENT, List.of("100/expired"));
        ERRORS.put(WAITS_AN_HOUR, List.of("4/2018354"));
        ERRORS.put(REFUSES_THE_REQUEST, List.of("9", "9/2018352", "613/1893016"));
        ERRORS.put(BARS_REQUESTS, List.of("10/1404170"));
        ERRORS.put(BARS_THE_PAGE, List.of("10/1893063", "368", "2022"));
        ERRORS.put(
                CUTS_THE_PAGE_OFF,
                List.of(
                        "3",
                        "10",
                        "100/33",
                        "100/2018164",
                        "190",
                        "190/460",
                        "190/463",
                        "190/467",
                        "200",
                        "200/2018028",
                        "2500"));
        ERRORS.put(WAITS_FOR_THE_PERSON, List.of("10/2018278", "10/2018065", "10/2534022"));
        ERRORS.put(LOSES_THE_PERSON, List.of("100/fbid", "100/2018001", "200/1545041", "551", "551/1545041"));
        ERRORS.put(LOSES_THE_PERSON_FOR_A_DAY, List.of("10/2018108"));
        ERRORS.put(SLOWS_DOWN, List.of("4", "17", "32", "613", "613/2534040", "613/2018338", "80001", "80006"));
        ERRORS.put(TRIES_AGAIN, List.of("1/99", "2", "2/2018344", "1200", "2018300", "2018321", "100/2534037"));
        ERRORS.put(FAILS_ALONE, List.of("10/2999999", "200/2999999"));
        ERRORS.put(
                GIVES_THE_CONTENT_UP,
                List.of("100/tag", "100/2018008", "100/2018047", "100/2018074", "100/2018109", "100/2018294"));
        ERRORS.put(ASKS_ONCE_MORE, List.of("1/1357046", "1/99/outage", "2/outage"));
    }

    private final Market market;

    ErrorRowsIT(Market market) {
        this.market = market;
    }

    @TestFactory
    Stream<DynamicTest> eachErrorLeavesUsWithTheRightBelief() {
        return ERRORS.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(error -> DynamicTest.dynamicTest(
                                error + " " + entry.getKey().words(), () -> meet(error, entry.getKey()))));
    }

    private void meet(String error, Aftermath aftermath) {
        meets(error, aftermath.kind(), 1).assertAfter(aftermath, number(error));
    }

    private Encounter meets(String error, String kind, int times) {
        market.begin();
        Encounter encounter = Encounter.of(Stall.open(market, "messenger-2022"), kind);
        market.sandbox()
                .faults()
                .script(CallScript.error(error).to(encounter.guest().psid()).repeated(times));
        encounter.happens();
        return encounter;
    }

    /// The name of an error without the word that tells it from others with the same numbers.
    private static String number(String error) {
        return error.replaceFirst("/[a-z]+$", "");
    }

    @Test
    void aDoubtfulErrorOnSevenTriesIsOnlyThat() {
        meets("1/99", "NOTIFICATION", 7).assertSentAfterSoManyTries(7);
    }

    @Test
    void aDoubtfulErrorOnEightTriesCutsThePageOff() {
        meets("1/99", "NOTIFICATION", 8).assertCutsThePageOffAfter(8);
    }

    @Test
    void noErrorOfTheSandboxIsLeftOut() {
        assertThat(ERRORS.values().stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(ErrorRows.all().keySet());
    }

    @Test
    void noErrorThatTheProductKnowsIsLeftOutAndEachMeansTheSame() {
        Map<String, Optional<Rejection>> known = KnownErrors.byName();
        Set<String> ours = new TreeSet<>();
        ERRORS.forEach((aftermath, errors) -> errors.forEach(error -> {
            if (aftermath == FAILS_ALONE) {
                assertThat(known).as("no page lists it").doesNotContainKey(error);
                return;
            }
            if (!number(error).equals(error)) {
                ours.add(number(error));
                return;
            }
            ours.add(error);
            assertThat(known.getOrDefault(error, Optional.empty()).map(aftermath.rejections()::contains))
                    .as(error)
                    .isEqualTo(aftermath == ASKS_ONCE_MORE ? Optional.empty() : Optional.of(true));
        }));

        assertThat(ours).isEqualTo(known.keySet());
    }

    @Test
    void everyRejectionHasAnAftermath() {
        assertThat(Stream.of(Aftermath.values()).flatMap(one -> one.rejections().stream()))
                .contains(Rejection.values());
    }
}
