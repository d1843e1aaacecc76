package dev.rytm.core.decide;

import static dev.rytm.core.testing.Situation.NEWS;
import static dev.rytm.core.testing.Situation.PACK_2022;
import static dev.rytm.core.testing.Situation.PACK_2023;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rytm.core.Effect;
import dev.rytm.core.Event;
import dev.rytm.core.consent.ConsentChange;
import dev.rytm.core.consent.ConsentChange.Kind;
import dev.rytm.core.consent.PackSwitch;
import dev.rytm.core.consent.PackSwitch.Outcome;
import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.policy.Attempt;
import dev.rytm.core.policy.Reason;
import dev.rytm.core.policy.RulePack;
import dev.rytm.core.policy.Rules;
import dev.rytm.core.policy.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A weekly consent of Wednesday 3 August 2022, 14:00 in Warsaw: nine months under the rules of 2022, no end under
/// those of 2023.
class RulesChangesTest {

    private static final Instant END = Instant.parse("2023-05-03T12:00:00Z");

    private final World world = new World();

    @Test
    void takesTheEndAwayWithItsTimer() {
        under(PACK_2022).agrees();
        goOver(PACK_2023);

        assertThat(consent().expiresAt()).isNull();
        assertThat(consent().status()).isEqualTo(ConsentStatus.ACTIVE);
        assertThat(world.timers).containsOnlyKeys("turn:news");
        assertThat(world.ledger.getLast())
                .extracting(ConsentChange::kind, ConsentChange::at, ConsentChange::cause, ConsentChange::expiresAt)
                .containsExactly(Kind.END_MOVED, world.now, "rules", null);
        assertThat(world.enrolment()).isPresent();
    }

    @Test
    void setsTheEndWithItsTimer() {
        under(PACK_2023).agrees().stops();
        goOver(PACK_2022);

        assertThat(consent().expiresAt()).isEqualTo(END);
        assertThat(consent().status()).isEqualTo(ConsentStatus.STOPPED);
        assertThat(world.timers).containsEntry("consent:news", END);
    }

    @Test
    void expiresAtOnceWhatHadLastedTooLong() {
        under(PACK_2023).agrees().until(END);
        int turns = world.turns().size();
        goOver(PACK_2022);

        assertThat(consent().status()).isEqualTo(ConsentStatus.EXPIRED);
        assertThat(consent().expiresAt()).isEqualTo(END);
        assertThat(world.ledger)
                .extracting(ConsentChange::kind, ConsentChange::at)
                .endsWith(tuple(Kind.EXPIRED, END))
                .hasSize(2);
        assertThat(world.effects).contains(new Effect.Withdraw(NEWS, Reason.CONSENT_EXPIRED));
        assertThat(world.enrolment()).isEmpty();
        assertThat(world.timers).isEmpty();
        assertThat(world.turns()).as("the next turn had not come").hasSize(turns);
    }

    @Test
    void keepsWhatStillHasAMillisecond() {
        under(PACK_2023).agrees().until(END.minusMillis(1));
        goOver(PACK_2022);

        assertThat(consent().status()).isEqualTo(ConsentStatus.ACTIVE);
        assertThat(world.timers).containsEntry("consent:news", END);
    }

    @Test
    void leavesOneRowForATurnThatCameBeforeTheRulesChanged() {
        under(PACK_2023).agrees().until("2023-05-20T12:00:00Z");
        int turns = world.turns().size();
        world.now = Instant.parse("2023-05-22T08:05:00Z");
        goOver(PACK_2022);

        assertThat(world.turns()).hasSize(turns + 1).endsWith("CONSENT_EXPIRED");
    }

    @Test
    void owesNoRowForATurnAfterAnEndThatWasKnown() {
        under(PACK_2022).agrees().until("2023-05-02T12:00:00Z");
        int turns = world.turns().size();
        world.now = Instant.parse("2023-05-08T08:05:00Z");
        goOver(PACK_2023);

        assertThat(consent().status()).isEqualTo(ConsentStatus.EXPIRED);
        assertThat(world.turns()).hasSize(turns);
    }

    @Test
    void wakesNothingAndRecordsNothingOfWhatHadEnded() {
        under(PACK_2022).agrees().until(END);
        goOver(PACK_2023);
        goOver(PACK_2022);
        goOver(PACK_2023);

        assertThat(consent().status()).isEqualTo(ConsentStatus.EXPIRED);
        assertThat(world.ledger).extracting(ConsentChange::kind).containsExactly(Kind.OPTED_IN, Kind.EXPIRED);
    }

    @Test
    void changesNothingWhenToldAgain() {
        under(PACK_2022).agrees();
        goOver(PACK_2023);
        var once = world.contact;
        world.effects.clear();
        world.happens(new Event.RulesChanged(world.now));

        assertThat(world.contact).isEqualTo(once);
        assertThat(world.effects).isEmpty();
    }

    @Test
    void letsNoTurnSlipThroughBeforeItsOwnEventIsDecided() {
        under(PACK_2023).agrees().until("2023-05-20T12:00:00Z");
        int turns = world.turns().size();
        under(PACK_2022).until("2023-05-29T12:00:00Z");

        assertThat(world.turns()).as("as if its event had been decided at once").hasSize(turns);
        assertThat(world.notes(NoteKind.ENROLMENT_ENDED)).containsExactly("CONSENT_EXPIRED");
        assertThat(world.enrolment()).isEmpty();
    }

    @Test
    void refusesWhatWasPlannedBeforeTheRulesChanged() {
        under(PACK_2023).agrees().until("2023-05-20T12:00:00Z");
        world.dispatches = false;
        world.until("2023-05-22T08:00:00Z");
        assertThat(world.turns()).endsWith("DUE");
        under(PACK_2022);
        world.dispatches = true;
        world.happens(new Event.Read(world.now, world.now));

        assertThat(world.turns()).endsWith("CONSENT_EXPIRED");
    }

    @Test
    void isSeenBeforeItIsWrittenDown() {
        under(PACK_2023).agrees();
        Instant now = END;
        var seen = PackSwitch.seen(world.contact, world.authors.topics, PACK_2022, now);

        assertThat(judged(world.contact, now)).isInstanceOf(Verdict.Allowed.class);
        assertThat(judged(seen, now)).isEqualTo(new Verdict.Refused(Reason.CONSENT_EXPIRED, null));
        assertThat(judged(
                        PackSwitch.seen(world.contact, world.authors.topics, PACK_2022, now.minusMillis(1)),
                        now.minusMillis(1)))
                .isInstanceOf(Verdict.Allowed.class);
        assertThat(world.contact.consents().get(NEWS)).isEqualTo(consent());
    }

    @Test
    void keepsExpiredWhatExpiredBeforeAnybodyWroteItDown() {
        under(PACK_2022).agrees();
        var seen = PackSwitch.seen(world.contact, world.authors.topics, PACK_2023, END);

        assertThat(seen.consents().get(NEWS).status()).isEqualTo(ConsentStatus.EXPIRED);
    }

    @Test
    void isForeseenByConsent() {
        under(PACK_2023).agrees();
        assertThat(outcome(PACK_2022, END)).isEqualTo(Outcome.EXPIRES);
        assertThat(outcome(PACK_2022, END.minusMillis(1))).isEqualTo(Outcome.END_SET);
        assertThat(outcome(PACK_2023, END)).isEqualTo(Outcome.STAYS);

        goOver(PACK_2022);
        assertThat(outcome(PACK_2023, END.minusMillis(1))).isEqualTo(Outcome.END_LIFTED);
        assertThat(outcome(PACK_2023, END)).as("it had ended by itself").isEqualTo(Outcome.STAYS);
    }

    @Test
    void isForeseenAsAnotherEndOnlyWhereThereIsOneBeforeAndAfter() {
        under(PACK_2022).agrees();
        RulePack shorter = lasting(8);

        assertThat(outcome(shorter, Instant.parse("2023-04-03T11:59:59Z"))).isEqualTo(Outcome.END_MOVES);
        assertThat(outcome(shorter, Instant.parse("2023-04-03T12:00:00Z"))).isEqualTo(Outcome.EXPIRES);
        assertThat(outcome(lasting(9), world.now)).isEqualTo(Outcome.STAYS);
    }

    private static RulePack lasting(int months) {
        return new RulePack(
                "own",
                "an operator",
                PACK_2022.from(),
                null,
                null,
                Map.of(Frequency.DAILY, months, Frequency.WEEKLY, months, Frequency.MONTHLY, months),
                true,
                true,
                PACK_2022.requestLimits(),
                Set.of(),
                null);
    }

    private World under(RulePack pack) {
        world.authors.situation.pack = pack;
        return world;
    }

    private void goOver(RulePack pack) {
        under(pack).happens(new Event.RulesChanged(world.now));
    }

    private Outcome outcome(RulePack pack, Instant now) {
        return PackSwitch.outcome(consent(), world.authors.topics, pack, now);
    }

    private Verdict judged(Contact contact, Instant now) {
        return new Rules()
                .judge(new Attempt.Notification(null, NEWS, null, null), contact, world.authors.situation.page(), now);
    }

    private Consent consent() {
        return world.contact.consents().get(NEWS);
    }
}
