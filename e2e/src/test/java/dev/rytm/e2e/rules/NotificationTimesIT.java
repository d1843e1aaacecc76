package dev.rytm.e2e.rules;

import static dev.rytm.core.policy.Reason.COOLDOWN;
import static dev.rytm.core.policy.Reason.FREQUENCY_CAP;
import static dev.rytm.core.policy.Reason.NOT_YET_ELIGIBLE;
import static dev.rytm.core.policy.Reason.PERIOD_USED;
import static dev.rytm.core.policy.Reason.QUIET_HOURS;
import static dev.rytm.core.policy.Reason.TOO_LATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.policy.Reason;
import dev.rytm.e2e.rules.Guest.Answer;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.platform.Era;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rows of table B that the hour decides, through server and sandbox.
@ExtendWith(OneMarket.class)
class NotificationTimesIT {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private final Market market;

    NotificationTimesIT(Market market) {
        this.market = market;
    }

    @BeforeEach
    void beginsAnew() {
        market.begin();
    }

    /// Somebody who agreed to a topic and whose stall has something to say.
    private record Scene(Stall stall, String topic, String offer, Guest guest) {

        static Scene of(Stall stall, String frequency) {
            String topic = stall.topic("Bread", frequency);
            Guest guest = stall.welcome();
            guest.agreesTo(topic);
            return new Scene(stall, topic, stall.saying("FLOW"), guest);
        }

        void turn(Instant at) {
            guest.hasTurn(topic, offer, at);
        }

        Answer may() {
            return guest.may("NOTIFICATION", topic);
        }

        CallRecord lastCall() {
            return guest.calls().getLast();
        }

        Instant nextEligibleAt() {
            return Instant.parse(guest.consent(topic).get("nextEligibleAt").asString());
        }
    }

    private Scene scene(String frequency) {
        return Scene.of(Stall.open(market, "messenger-2022"), frequency);
    }

    @Refuses(PERIOD_USED)
    void refusesTheSecondOneInTheLastInstantOfTheWeek() {
        Scene scene = scene("WEEKLY");
        scene.turn(market.at(2, "10:00:00"));
        assertSentAt(scene, market.now());
        scene.guest().livesIn(UTC);
        Instant monday = market.at(5, "00:00:00");

        scene.turn(monday.minusSeconds(60).minusMillis(1));

        assertRefused(scene, PERIOD_USED, monday);
        market.turnTo(monday.minusMillis(1));
        assertThat(scene.may()).isEqualTo(new Answer(PERIOD_USED, monday));
        assertThat(scene.guest().meta().toNotification()).isEqualTo("4/2018354");
    }

    @Allows(PERIOD_USED)
    void allowsTheSecondOneInTheFirstInstantOfTheNextWeek() {
        Scene scene = scene("WEEKLY");
        scene.turn(market.at(2, "10:00:00"));
        scene.guest().livesIn(UTC);
        Instant monday = market.at(5, "00:00:00");

        scene.turn(monday);

        assertSentAt(scene, monday);
    }

    @Refuses(COOLDOWN)
    void refusesTheSecondOneAnInstantBeforeTheCooldownIsOver() {
        Scene scene = cooling();
        scene.turn(market.at(0, "10:00:00"));
        assertSentAt(scene, market.now());
        Instant over = market.at(2, "10:00:00");

        scene.turn(market.at(1, "09:59:59.999"));
        assertRefused(scene, COOLDOWN, over);
        market.turnTo(over.minusMillis(1));

        assertPostponed(scene, COOLDOWN, over);
        assertThat(scene.guest().meta().toNotification()).isEqualTo("4/2018354");
    }

    @Allows(COOLDOWN)
    void allowsTheSecondOneAtTheInstantTheCooldownIsOver() {
        Scene scene = cooling();
        scene.turn(market.at(0, "10:00:00"));
        assertSentAt(scene, market.now());
        Instant over = market.at(2, "10:00:00");
        market.turnTo(over.minusSeconds(3600));

        scene.turn(over);

        assertSentAt(scene, over);
    }

    private Scene cooling() {
        market.work(Era.E2025);
        return Scene.of(Stall.open(market, "messenger-2025"), "DAILY");
    }

    /// Our pack allows one a day, and Meta has begun to want 24 hours between two.
    @Refuses(NOT_YET_ELIGIBLE)
    void refusesWhatMetaCallsTooEarlyForTheRestOfItsPeriod() {
        Scene scene = scene("DAILY");
        market.work(Era.E2023);
        scene.turn(market.at(0, "23:30:00"));
        Instant before = market.at(1, "23:29:59.999");

        scene.turn(before);

        assertThat(scene.lastCall().verdict().subcode()).isEqualTo(2018354);
        assertThat(scene.lastCall().received().virtual()).isEqualTo(before);
        Guest.Sent last = scene.guest().lastSend("NOTIFICATION");
        assertThat(last.state()).isEqualTo("REFUSED");
        assertThat(last.reason()).isEqualTo("NOT_YET_ELIGIBLE");
        assertThat(last.nextAllowedAt()).isEqualTo(before.plusSeconds(3600));
    }

    @Allows(NOT_YET_ELIGIBLE)
    void allowsFromTheInstantMetaAllowsIt() {
        Scene scene = scene("DAILY");
        market.work(Era.E2023);
        scene.turn(market.at(0, "23:30:00"));
        Instant eligible = market.at(1, "23:30:00");

        scene.turn(eligible);

        assertSentAt(scene, eligible);
    }

    /// Another app of the page has used the token half an hour too late for us, which only Meta knows.
    @ParameterizedTest
    @CsvSource({"messenger-2023, E2023", "messenger-2025, E2025"})
    void goesInTheSamePeriodAtTheInstantThatTheTokenTells(String pack, Era era) {
        Scene scene = usedByAnother(pack, era, "10:30:00");
        market.turnTo(market.at(era == Era.E2023 ? 1 : 2, "09:00:00"));
        Instant eligible = market.at(0, "10:30:00");

        scene.turn(market.at(0, "10:00:00"));

        assertThat(scene.lastCall().verdict().subcode()).isEqualTo(2018354);
        assertThat(scene.guest().lastSend("NOTIFICATION").state()).isEqualTo("DUE");
        assertThat(scene.nextEligibleAt()).isEqualTo(eligible);
        int calls = scene.guest().calls().size();
        market.turnTo(eligible.minusMillis(1));
        assertThat(scene.may()).isEqualTo(new Answer(NOT_YET_ELIGIBLE, eligible));
        assertThat(scene.guest().calls()).hasSize(calls);
        market.turnTo(eligible);
        assertSentAt(scene, eligible);
    }

    @ParameterizedTest
    @CsvSource({"messenger-2023, E2023", "messenger-2025, E2025"})
    void isNotAskedForBeforeTheInstantThatTheTokenToldWhenItWasTooEarly(String pack, Era era) {
        Scene scene = usedByAnother(pack, era, "09:30:00");
        Instant eligible = market.at(era == Era.E2023 ? 1 : 2, "09:30:00");
        scene.turn(market.at(0, "12:00:00"));
        assertRefusedByMeta(scene, eligible);

        scene.turn(eligible.minusMillis(1));

        assertPostponed(scene, NOT_YET_ELIGIBLE, eligible);
        assertThat(scene.guest().meta().toNotification()).isEqualTo("4/2018354");
        market.turnTo(eligible);
        assertSentAt(scene, eligible);
    }

    private Scene usedByAnother(String pack, Era era, String at) {
        market.work(era);
        Scene scene = Scene.of(Stall.open(market, pack), "DAILY");
        market.turnTo(market.at(0, at));
        assertThat(scene.guest().meta().toNotification()).isEqualTo(Meta.ACCEPTED);
        return scene;
    }

    private void assertRefusedByMeta(Scene scene, Instant next) {
        assertThat(scene.lastCall().verdict().subcode()).isEqualTo(2018354);
        Guest.Sent last = scene.guest().lastSend("NOTIFICATION");
        assertThat(last.reason()).isEqualTo("NOT_YET_ELIGIBLE");
        assertThat(last.nextAllowedAt()).isEqualTo(next);
        assertThat(scene.may()).isEqualTo(new Answer(NOT_YET_ELIGIBLE, next));
    }

    @Refuses(QUIET_HOURS)
    void refusesFromTheFirstQuietInstant() {
        Scene scene = quiet();

        scene.turn(market.at(0, "22:00:00"));

        assertRefused(scene, QUIET_HOURS, market.at(1, "08:00:00"));
    }

    @Allows(QUIET_HOURS)
    void allowsUntilTheLastInstantBefore() {
        Scene scene = quiet();

        scene.turn(market.at(0, "21:59:59.999"));

        assertSentAt(scene, market.at(0, "21:59:59.999"));
    }

    private Scene quiet() {
        Scene scene = scene("DAILY");
        scene.stall().change("messenger-2022", "PL", Map.of("quietHours", Map.of("from", "22:00", "until", "08:00")));
        return scene;
    }

    @Refuses(FREQUENCY_CAP)
    void refusesAnotherTopicAnInstantBeforeTheCapFrees() {
        Scene scene = capped();
        Instant free = market.at(2, "10:00:00");

        scene.turn(market.at(1, "09:59:59.999"));
        assertRefused(scene, FREQUENCY_CAP, free);
        market.turnTo(free.minusMillis(1));

        assertPostponed(scene, FREQUENCY_CAP, free);
    }

    @Allows(FREQUENCY_CAP)
    void allowsAnotherTopicAtTheInstantTheCapFrees() {
        Scene scene = capped();
        Instant free = market.at(2, "10:00:00");
        market.turnTo(free.minusSeconds(3600));

        scene.turn(free);

        assertSentAt(scene, free);
    }

    /// One in two days of any topic, and rolls were announced at ten o'clock.
    private Scene capped() {
        Scene scene = scene("DAILY");
        String rolls = scene.stall().topic("Rolls", "DAILY");
        scene.guest().agreesTo(rolls);
        scene.stall().change("messenger-2022", "PL", Map.of("frequencyCap", Map.of("max", 1, "days", 2)));
        scene.guest().hasTurn(rolls, scene.offer(), market.at(0, "10:00:00"));
        assertSentAt(scene, market.now());
        return scene;
    }

    /// Their own clock is another one, so their turn may fall into the last minute of the consent's day.
    @Refuses(TOO_LATE)
    void refusesAtTheBeginningOfTheLastMinuteOfThePeriod() {
        Scene scene = scene("DAILY");
        scene.guest().livesIn(UTC);

        scene.turn(market.at(0, "23:59:00"));

        assertRefused(scene, TOO_LATE, null);
    }

    @Allows(TOO_LATE)
    void allowsAnInstantBeforeTheLastMinuteOfThePeriod() {
        Scene scene = scene("DAILY");
        scene.guest().livesIn(UTC);

        scene.turn(market.at(0, "23:58:59.999"));

        assertSentAt(scene, market.at(0, "23:58:59.999"));
    }

    private void assertSentAt(Scene scene, Instant at) {
        assertThat(scene.guest().lastSend("NOTIFICATION").state()).isEqualTo("SENT");
        assertThat(scene.lastCall().received().virtual()).isEqualTo(at);
        assertThat(scene.lastCall().accepted()).isTrue();
    }

    private void assertRefused(Scene scene, Reason reason, @Nullable Instant next) {
        Guest.Sent last = scene.guest().lastSend("NOTIFICATION");
        assertThat(last.state()).isEqualTo("REFUSED");
        assertThat(last.reason()).isEqualTo(reason.name());
        assertThat(last.nextAllowedAt()).isEqualTo(next);
        assertThat(scene.lastCall().received().virtual()).isBefore(market.now());
    }

    /// The turn is tried again when it may go; nothing was sent now.
    private void assertPostponed(Scene scene, Reason reason, Instant until) {
        assertThat(scene.may()).isEqualTo(new Answer(reason, until));
        assertThat(scene.guest().lastDecision("turn-postponed"))
                .containsEntry("reason", reason.name())
                .containsEntry("until", until.toString());
        assertThat(scene.lastCall().received().virtual()).isBefore(market.now());
    }
}
