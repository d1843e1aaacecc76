package dev.rytm.e2e.rules;

import static dev.rytm.core.policy.Reason.ALREADY_CONSENTED;
import static dev.rytm.core.policy.Reason.DAILY_REQUEST_LIMIT;
import static dev.rytm.core.policy.Reason.DUPLICATE_REQUEST;
import static dev.rytm.core.policy.Reason.TOPIC_ASKED_THIS_WEEK;
import static dev.rytm.core.policy.Reason.WEEKLY_REQUEST_LIMIT;
import static dev.rytm.core.policy.Reason.WINDOW_CLOSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Table A through server and sandbox: each request for consent is a flow started over the API.
class RequestBoundariesIT extends AccessBoundaries {

    private static final String KIND = "OPT_IN_REQUEST";
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration INSTANT = Duration.ofMillis(1);

    RequestBoundariesIT(Market market) {
        super(market, KIND);
    }

    private record Asking(Market market, Guest guest, String topic, String flow) implements Attempt {

        @Override
        public CompletableFuture<Instant> make() {
            guest.begins(flow);
            return market.sandbox().clock().begin(market.now());
        }
    }

    @Override
    Attempt prepare(Stall stall) {
        String topic = stall.topic("Bread", "WEEKLY");
        return new Asking(market, stall.welcome(), topic, stall.asking(topic));
    }

    @Refuses(WINDOW_CLOSED)
    void refusesAtExactly24HoursAfterTheLastWord() {
        Stall stall = stall();
        String ask = stall.asking(stall.topic("Bread", "WEEKLY"));
        Guest guest = stall.welcome();
        market.turnTo(market.now().plus(DAY));

        guest.start(ask);

        assertRefused(guest, WINDOW_CLOSED, null);
        assertThat(guest.meta().toRequest("Rolls")).isEqualTo("10/2018278");
    }

    /// Nothing of ours starts in the last minute; Meta would take it until the last instant.
    @Allows(WINDOW_CLOSED)
    void allowsAnInstantBeforeTheLastMinuteOfThe24Hours() {
        Stall stall = stall();
        String ask = stall.asking(stall.topic("Bread", "WEEKLY"));
        Guest guest = stall.welcome();
        Instant closes = market.now().plus(DAY);
        Instant last = closes.minusSeconds(60).minus(INSTANT);
        market.turnTo(last);

        guest.start(ask);

        assertSentAt(guest, last);
        market.turnTo(closes.minus(INSTANT));
        assertThat(guest.meta().toRequest("Rolls")).isEqualTo(Meta.ACCEPTED);
    }

    @Refuses(ALREADY_CONSENTED)
    void refusesAnInstantBeforeTheConsentEnds() {
        Stall stall = stall();
        String topic = stall.topic("Bread", "DAILY");
        Guest guest = stall.welcome();
        guest.agreesTo(topic);
        Instant end = guest.consentEnds(topic);
        isThereAt(guest, end.minus(INSTANT));

        guest.start(stall.asking(topic));

        assertRefused(guest, ALREADY_CONSENTED, end);
    }

    @Allows(ALREADY_CONSENTED)
    void allowsAtTheInstantTheConsentEnds() {
        Stall stall = stall();
        String topic = stall.topic("Bread", "DAILY");
        Guest guest = stall.welcome();
        guest.agreesTo(topic);
        Instant end = guest.consentEnds(topic);
        isThereAt(guest, end);

        guest.start(stall.asking(topic));

        assertSentAt(guest, end);
    }

    @Refuses(TOPIC_ASKED_THIS_WEEK)
    void refusesTheSameSubjectInAnotherFrequencyAnInstantBeforeSevenDays() {
        Stall stall = stall();
        Guest guest = stall.welcome();
        Instant asked = market.now();
        guest.start(stall.asking(stall.topic("Bread", "WEEKLY")));
        isThereAt(guest, asked.plus(WEEK).minus(INSTANT));

        guest.start(stall.asking(stall.topic("Bread", "DAILY")));

        assertRefused(guest, TOPIC_ASKED_THIS_WEEK, asked.plus(WEEK));
        assertThat(guest.meta().toRequest("Bread")).isEqualTo("613/1893016");
    }

    @Allows(TOPIC_ASKED_THIS_WEEK)
    void allowsTheSameSubjectAtExactlySevenDays() {
        Stall stall = stall();
        Guest guest = stall.welcome();
        Instant asked = market.now();
        guest.start(stall.asking(stall.topic("Bread", "WEEKLY")));
        isThereAt(guest, asked.plus(WEEK));

        guest.start(stall.asking(stall.topic("Bread", "DAILY")));

        assertSentAt(guest, asked.plus(WEEK));
    }

    @Refuses(DUPLICATE_REQUEST)
    void refusesTheSameTitleOfAnotherSubjectAnInstantBeforeSevenDays() {
        Stall stall = stall();
        Guest guest = stall.welcome();
        Instant asked = market.now();
        guest.start(stall.asking(stall.topic("Bread", "Our news", "WEEKLY", null)));
        isThereAt(guest, asked.plus(WEEK).minus(INSTANT));

        guest.start(stall.asking(stall.topic("Rolls", "Our news", "DAILY", null)));

        assertRefused(guest, DUPLICATE_REQUEST, asked.plus(WEEK));
        assertThat(guest.meta().toRequest("Our news")).isEqualTo("613/1893016");
    }

    @Allows(DUPLICATE_REQUEST)
    void allowsTheSameTitleAtExactlySevenDays() {
        Stall stall = stall();
        Guest guest = stall.welcome();
        Instant asked = market.now();
        guest.start(stall.asking(stall.topic("Bread", "Our news", "WEEKLY", null)));
        isThereAt(guest, asked.plus(WEEK));

        guest.start(stall.asking(stall.topic("Rolls", "Our news", "DAILY", null)));

        assertSentAt(guest, asked.plus(WEEK));
    }

    @Refuses(DAILY_REQUEST_LIMIT)
    void refusesTheSixthRequestAnInstantBefore24Hours() {
        Stall stall = stall();
        List<String> asks = asks(stall, 6);
        Guest guest = stall.welcome();
        Instant first = market.now();
        asks.subList(0, 5).forEach(guest::start);
        isThereAt(guest, first.plus(DAY).minus(INSTANT));

        guest.start(asks.getLast());

        assertRefused(guest, DAILY_REQUEST_LIMIT, first.plus(DAY));
        assertThat(guest.meta().toRequest("The sixth")).isEqualTo("9/2018352");
    }

    @Allows(DAILY_REQUEST_LIMIT)
    void allowsTheSixthRequestAtExactly24Hours() {
        Stall stall = stall();
        List<String> asks = asks(stall, 6);
        Guest guest = stall.welcome();
        Instant first = market.now();
        asks.subList(0, 5).forEach(guest::start);
        isThereAt(guest, first.plus(DAY));

        guest.start(asks.getLast());

        assertSentAt(guest, first.plus(DAY));
    }

    @Refuses(WEEKLY_REQUEST_LIMIT)
    void refusesTheEleventhRequestAnInstantBeforeSevenDays() {
        Stall stall = stall();
        List<String> asks = asks(stall, 11);
        Guest guest = stall.welcome();
        Instant first = market.now();
        askTenTimes(guest, asks);
        isThereAt(guest, first.plus(WEEK).minus(INSTANT));

        guest.start(asks.getLast());

        assertRefused(guest, WEEKLY_REQUEST_LIMIT, first.plus(WEEK));
        assertThat(guest.meta().toRequest("The eleventh")).isEqualTo("9/2018352");
    }

    @Allows(WEEKLY_REQUEST_LIMIT)
    void allowsTheEleventhRequestAtExactlySevenDays() {
        Stall stall = stall();
        List<String> asks = asks(stall, 11);
        Guest guest = stall.welcome();
        Instant first = market.now();
        askTenTimes(guest, asks);
        isThereAt(guest, first.plus(WEEK));

        guest.start(asks.getLast());

        assertSentAt(guest, first.plus(WEEK));
    }

    private static List<String> asks(Stall stall, int many) {
        List<String> asks = new ArrayList<>();
        for (int number = 1; number <= many; number++) {
            asks.add(stall.asking(stall.topic("Bread " + number, "WEEKLY")));
        }
        return asks;
    }

    private void askTenTimes(Guest guest, List<String> asks) {
        asks.subList(0, 5).forEach(guest::start);
        isThereAt(guest, market.now().plus(DAY).plusSeconds(1));
        asks.subList(5, 10).forEach(guest::start);
        assertThat(calls(guest)).hasSize(10).allMatch(call -> call.accepted());
    }

    /// The person writes an hour before, so that the window is open.
    private void isThereAt(Guest guest, Instant instant) {
        market.turnTo(instant.minus(Duration.ofHours(1)));
        guest.writes();
        market.turnTo(instant);
    }
}
