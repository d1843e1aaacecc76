package dev.rytm.core.decide;

import static dev.rytm.core.testing.Situation.NEWS;
import static dev.rytm.core.testing.Situation.WARSAW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Effect;
import dev.rytm.core.Event;
import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Reachability;
import dev.rytm.core.message.Rejection;
import dev.rytm.core.message.SendOutcome;
import dev.rytm.core.message.SendOutcome.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SendEndsTest {

    private static final Instant MONDAY = Instant.parse("2022-08-08T08:00:00Z");

    private final World world = new World();

    @Test
    void takesMetasStopForThePersonsOwn() {
        fail(Rejection.NOTIFICATIONS_STOPPED);

        assertThat(consent().status()).isEqualTo(ConsentStatus.STOPPED);
        assertThat(consent().changedAt()).isEqualTo(MONDAY);
        assertThat(world.contact.tags()).contains("stopped-news", "sorry");
        assertThat(world.enrolment().orElseThrow().paused()).isTrue();
        assertThat(world.turns()).containsExactly("FAILED");
    }

    @Test
    void endsTheEnrolmentWithATokenThatMetaDoesNotKnow() {
        fail(Rejection.TOKEN_INVALID);

        assertThat(consent().status()).isEqualTo(ConsentStatus.REVOKED);
        assertThat(world.enrolment()).isEmpty();
        assertThat(world.turns()).containsExactly("FAILED");
        assertThat(world.notes(NoteKind.ENROLMENT_ENDED)).containsExactly("CONSENT_REVOKED");
    }

    @Test
    void endsTheEnrolmentWithATokenThatExpired() {
        fail(Rejection.TOKEN_EXPIRED);

        assertThat(consent().status()).isEqualTo(ConsentStatus.EXPIRED);
        assertThat(world.enrolment()).isEmpty();
        assertThat(world.notes(NoteKind.ENROLMENT_ENDED)).containsExactly("CONSENT_EXPIRED");
    }

    @Test
    void believesANewerOptInMoreThanAnOlderAnswer() {
        world.dispatches = false;
        world.agrees().until(MONDAY);
        String send = world.notifications().getFirst().send.id();
        world.now = MONDAY.plusSeconds(5);
        world.agrees();
        world.happens(new Event.SendEnded(
                world.now, send, MONDAY, new SendOutcome.Failed(Rejection.TOKEN_INVALID, 100, null, "invalid")));

        assertThat(consent().status()).isEqualTo(ConsentStatus.ACTIVE);
        assertThat(world.enrolment().orElseThrow().dueAt()).isEqualTo("2022-08-15T08:00:00Z");
    }

    @Test
    void remembersWhoCannotBeReached() {
        fail(Rejection.UNREACHABLE);

        assertThat(world.contact.reachability()).isEqualTo(new Reachability(true, null, MONDAY, World.START));
        assertThat(world.enrolment().orElseThrow().plannedFor()).isEqualTo("2022-08-15T08:00:00Z");
    }

    @Test
    void forgetsAfterADayWhoCouldNotBeReachedForNow() {
        fail(Rejection.UNREACHABLE_FOR_NOW);

        assertThat(world.contact.reachability())
                .isEqualTo(new Reachability(true, MONDAY.plus(Duration.ofHours(24)), MONDAY, World.START));
        assertThat(world.contact.reachability().isReachable(MONDAY.plus(Duration.ofHours(24))))
                .isTrue();
        assertThat(world.contact
                        .reachability()
                        .isReachable(MONDAY.plus(Duration.ofHours(24)).minusMillis(1)))
                .isFalse();
    }

    @Test
    void believesAnInteractionMoreThanAnOlderAnswer() {
        world.dispatches = false;
        world.agrees().until(MONDAY);
        String send = world.notifications().getFirst().send.id();
        world.now = MONDAY.plusSeconds(1);
        world.writes("hi");
        world.happens(new Event.SendEnded(
                world.now, send, MONDAY, new SendOutcome.Failed(Rejection.UNREACHABLE, 551, null, "gone")));

        assertThat(world.contact.reachability().reported()).isFalse();
    }

    @Test
    void believesAnyLaterSignOfLifeMoreThanAnAnswerInEitherOrder() {
        List<Function<Instant, Event>> signs = List.of(
                at -> new Event.MessageReceived(at, "m", "hi", null),
                at -> new Event.OptInGranted(at, "token", null, "Title of news", null, null, null, false),
                at -> new Event.NotificationsResumed(at, "token", null, null, null));
        for (Function<Instant, Event> sign : signs) {
            for (int later : List.of(0, 1)) {
                assertThat(isReachable(sign.apply(MONDAY.plusMillis(later)), true))
                        .isEqualTo(later == 1);
                assertThat(isReachable(sign.apply(MONDAY.plusMillis(later)), false))
                        .isEqualTo(later == 1);
            }
        }
    }

    private static boolean isReachable(Event sign, boolean signFirst) {
        World world = new World();
        world.dispatches = false;
        world.agrees().until(MONDAY);
        String send = world.notifications().getFirst().send.id();
        world.now = MONDAY.plusSeconds(60);
        Event answer = new Event.SendEnded(
                world.now, send, MONDAY, new SendOutcome.Failed(Rejection.UNREACHABLE, 551, null, "gone"));
        world.happens(signFirst ? sign : answer).happens(signFirst ? answer : sign);
        return world.contact.reachability().isReachable(world.now);
    }

    @ParameterizedTest
    @EnumSource(
            value = Rejection.class,
            names = {"REQUESTS_BARRED", "SENDING_BARRED", "CONFIGURATION"})
    void staysOnTheStepWhenSomethingIsWrongWithThePage(Rejection rejection) {
        fail(rejection);

        assertThat(world.enrolment().orElseThrow().step()).isEqualTo(Authors.FIRST);
    }

    @ParameterizedTest
    @EnumSource(Rejection.class)
    void leavesOneRowAndNothingInTheAirWhateverMetaAnswers(Rejection rejection) {
        fail(rejection);

        assertThat(world.turns()).containsExactly("FAILED");
        assertThat(world.contact.runs()).isEmpty();
        assertThat(world.contact.history().notifications()).isEmpty();
        world.enrolment().ifPresent(enrolment -> assertThat(enrolment.sendId()).isNull());
    }

    @Test
    void refinesAnUnknownOutcomeAndMovesNothing() {
        world.meta = _ -> new SendOutcome.Unknown(world.now.plusSeconds(10));
        world.agrees().until(MONDAY);
        var before = world.enrolment();
        String send = world.notifications().getFirst().send.id();
        world.now = MONDAY.plus(Duration.ofDays(2));
        world.happens(new Event.SendEnded(
                world.now, send, MONDAY, new SendOutcome.Accepted("mid", Evidence.ECHO, world.now)));
        world.happens(new Event.SendEnded(world.now, send, MONDAY, new SendOutcome.UnknownForGood()));

        assertThat(world.enrolment()).isEqualTo(before);
        assertThat(world.contact.history().notifications()).singleElement().satisfies(sent -> {
            assertThat(sent.unknown()).isFalse();
            assertThat(sent.sentAt()).isEqualTo(MONDAY.plusSeconds(10));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "NOTIFICATIONS_STOPPED, STOPPED",
        "TOKEN_INVALID, REVOKED",
        "TOKEN_EXPIRED, EXPIRED",
        "UNREACHABLE, ACTIVE",
        "UNREACHABLE_FOR_NOW, ACTIVE"
    })
    void learnsFromTheAnswerToAProbeAndStillCountsTheSend(Rejection rejection, ConsentStatus status) {
        world.meta = _ -> new SendOutcome.Unknown(world.now.plusSeconds(10));
        world.agrees().until(MONDAY);
        String send = world.notifications().getFirst().send.id();
        world.now = MONDAY.plus(Duration.ofMinutes(20));

        world.happens(
                new Event.SendEnded(world.now, send, world.now, new SendOutcome.Failed(rejection, 1, null, "no")));

        assertThat(consent().status()).isEqualTo(status);
        assertThat(consent().changedAt())
                .isEqualTo(
                        status == ConsentStatus.ACTIVE
                                ? world.contact.consents().get(NEWS).optedInAt()
                                : world.now);
        assertThat(world.contact.reachability().reported()).isEqualTo(status == ConsentStatus.ACTIVE);
        assertThat(world.contact.history().notifications())
                .singleElement()
                .satisfies(sent -> assertThat(sent.sentAt()).isEqualTo(MONDAY.plusSeconds(10)));
    }

    @Test
    void changesNothingButTheTurnWhenMetaGivesAReasonThatWeDoNotKnow() {
        fail(Rejection.UNEXPLAINED);

        assertThat(consent().status()).isEqualTo(ConsentStatus.ACTIVE);
        assertThat(world.contact.reachability().reported()).isFalse();
        assertThat(world.enrolment().orElseThrow().step()).isEqualTo(Authors.FIRST);
        assertThat(world.enrolment().orElseThrow().dueAt()).isEqualTo("2022-08-15T08:00:00Z");
    }

    /// The person agreed anew, in another zone, while the message was on its way.
    @Test
    void remembersTheZoneThatItWasPlannedIn() {
        world.dispatches = false;
        world.agrees().until(MONDAY);
        Row row = world.notifications().getFirst();
        world.now = MONDAY.plusSeconds(5);
        world.happens(new Event.OptInGranted(
                world.now, "token-2", null, "Title of news", null, ZoneId.of("Asia/Tokyo"), null, false));
        world.end(row, new SendOutcome.Accepted("mid", Evidence.ANSWER, world.now));
        world.happens(new Event.Read(world.now, world.now));

        assertThat(consent().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(world.contact.history().notifications())
                .singleElement()
                .satisfies(sent -> assertThat(sent.zone()).isEqualTo(WARSAW));
    }

    @Test
    void countsWhatStaysUnknownForGoodAsSent() {
        world.meta = _ -> new SendOutcome.UnknownForGood();
        world.agrees().until(MONDAY);

        assertThat(world.contact.history().notifications()).singleElement().satisfies(sent -> {
            assertThat(sent.unknown()).isTrue();
            assertThat(sent.sentAt()).isEqualTo(MONDAY);
        });
        assertThat(world.enrolment().orElseThrow().step()).isEqualTo(Authors.SECOND);
    }

    @Test
    void changesNothingWithTheOutcomeOfASendNobodyWaitsFor() {
        world.agrees();
        var before = world.contact;
        world.happens(new Event.SendEnded(
                world.now, "unknown", world.now, new SendOutcome.Accepted("mid", Evidence.ANSWER, world.now)));

        assertThat(world.contact).isEqualTo(before);
    }

    @Test
    void passesProofAndReceiptsOn() {
        world.happens(new Event.Echoed(world.now, "mid", "attempt"));
        world.happens(new Event.Echoed(world.now, "mid", null));
        world.happens(new Event.Delivered(world.now, List.of("mid"), world.now));
        world.happens(new Event.Read(world.now, world.now));

        assertThat(world.effects)
                .containsExactly(
                        new Effect.Prove("attempt", "mid", world.now),
                        new Effect.MarkReceipt(false, List.of("mid"), world.now),
                        new Effect.MarkReceipt(true, List.of(), world.now));
        assertThat(world.contact.lastInteractionAt()).isNull();
    }

    private void fail(Rejection rejection) {
        world.meta = _ -> new SendOutcome.Failed(rejection, 1, null, "no");
        world.agrees().until(MONDAY);
    }

    private Consent consent() {
        return world.contact.consents().get(NEWS);
    }
}
