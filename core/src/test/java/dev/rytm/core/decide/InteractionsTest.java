package dev.rytm.core.decide;

import static dev.rytm.core.decide.Authors.WEEK_ONE;
import static dev.rytm.core.decide.Authors.WEEK_TWO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Profile;
import dev.rytm.core.contact.Reachability;
import dev.rytm.core.contact.Standing;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Step;
import dev.rytm.core.message.Message;
import dev.rytm.core.message.QuickReply;
import dev.rytm.core.testing.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InteractionsTest {

    private static final Instant NOW = World.START;

    private final World world = new World();

    @Test
    void opensTheWindowWithMessagesTapsReactionsAndLinks() {
        assertThat(lastAfter(new Event.MessageReceived(NOW, "m", null, null))).isEqualTo(NOW);
        assertThat(lastAfter(new Event.ButtonTapped(NOW, "m", null, null, null)))
                .isEqualTo(NOW);
        assertThat(lastAfter(new Event.ReactionChanged(NOW, "m", true))).isEqualTo(NOW);
        assertThat(lastAfter(new Event.LinkFollowed(NOW, null))).isEqualTo(NOW);
    }

    @Test
    void opensNoWindowWithAnythingElse() {
        assertThat(lastAfter(new Event.ReactionChanged(NOW, "m", false))).isNull();
        assertThat(lastAfter(new Event.Delivered(NOW, List.of("m"), NOW))).isNull();
        assertThat(lastAfter(new Event.Read(NOW, NOW))).isNull();
        assertThat(lastAfter(new Event.Echoed(NOW, "m", "a"))).isNull();
        assertThat(lastAfter(new Event.NotificationsStopped(NOW, "t", null, null, null)))
                .isNull();
        assertThat(lastAfter(new Event.ProfileChanged(NOW, Profile.UNKNOWN))).isNull();
    }

    @Test
    void countsFromTheNewestInteractionButNeverFromTheFuture() {
        world.happens(new Event.MessageReceived(NOW.plusSeconds(60), "m", "hi", null));
        assertThat(world.contact.lastInteractionAt()).isEqualTo(NOW);

        world.happens(new Event.MessageReceived(NOW.minusSeconds(60), "m", "hi", null));
        assertThat(world.contact.lastInteractionAt()).isEqualTo(NOW);
    }

    @Test
    void makesSomebodyReachableAgain() {
        world.contact = world.contact.withReachability(new Reachability(true, null, null, null));
        world.writes("hi");

        assertThat(world.contact.reachability()).isEqualTo(Reachability.REACHABLE.seen(NOW));
    }

    @Test
    void answersAKeywordElseGivesTheDefaultReply() {
        world.authors.keywords.put("offer", WEEK_ONE);
        world.authors.defaultReply = WEEK_TWO;
        world.writes(" OFFER ").writes("what?");

        assertThat(world.said()).containsExactly("Hello you", "Hello again");
    }

    @Test
    void startsTheFlowOfALinkAndOfGetStarted() {
        world.authors.referrals.put("shop", WEEK_ONE);
        world.authors.referrals.put("GET_STARTED", WEEK_TWO);
        world.happens(new Event.LinkFollowed(NOW, "shop"));
        world.happens(new Event.LinkFollowed(NOW, "unknown"));
        world.taps("GET_STARTED");
        world.happens(new Event.ButtonTapped(NOW, "m", null, null, "shop"));

        assertThat(world.said()).containsExactly("Hello you", "Hello again", "Hello you");
    }

    @Test
    void startsTheFlowOfAButton() {
        world.taps("start|week-two");

        assertThat(world.said()).containsExactly("Hello again");
    }

    /// Our clock and Meta's may differ: what needs the window does not start in its last minute.
    @ParameterizedTest
    @CsvSource({"60001, DUE", "60000, TOO_LATE", "1, TOO_LATE", "0, WINDOW_CLOSED"})
    void asksUntilAMinuteBeforeTheWindowCloses(long millisBeforeItsEnd, String end) {
        world.dispatches = false;
        world.authors.flow(WEEK_ONE, new Step.ConsentStep(new StepId("ask"), "ask", Situation.NEWS, null, null));
        world.writes("hi");
        world.now = NOW.plus(Duration.ofHours(24)).minusMillis(millisBeforeItsEnd);
        world.happens(new Event.FlowAsked(world.now, WEEK_ONE));

        assertThat(world.rows.values()).extracting(World::word).containsExactly(end);
    }

    @Test
    void takesATappedQuickReplyForTheAnswerToAQuestion() {
        askForSize();
        world.happens(new Event.MessageReceived(NOW, "m", "Large", "go|ask|1|q|l"));
        assertThat(world.contact.fields()).containsEntry("size", new FieldValue.Text("Large"));
        assertThat(world.contact.runs()).isEmpty();

        world.happens(new Event.MessageReceived(NOW, "m", "Small", "go|ask|1|q|s"));
        assertThat(world.contact.fields()).containsEntry("size", new FieldValue.Text("Small"));
        assertThat(world.said()).containsExactly("Size?", "Noted", "Noted");
    }

    @Test
    void takesAWrittenAnswerBeforeAnyKeyword() {
        world.authors.keywords.put("large", WEEK_ONE);
        askForSize();
        world.writes("Large");

        assertThat(world.said()).containsExactly("Size?", "Noted");
    }

    @Test
    void takesAStopWordBeforeAnyAnswer() {
        askForSize();
        world.writes("stop");

        assertThat(world.contact.fields()).isEmpty();
        assertThat(world.said()).containsExactly("Size?");
    }

    @Test
    void endsWhateverASuppressedPersonWasIn() {
        askForSize();
        world.authors.flow(
                new FlowId("later"),
                new Step.WaitStep(
                        new StepId("wait"), "wait", new Step.Delay.For(Duration.ofHours(1)), new StepId("hi"), null),
                Authors.say("hi", "Hi", null));
        world.happens(new Event.FlowAsked(NOW, new FlowId("later")));
        world.happens(new Event.StandingChanged(NOW, Standing.SUPPRESSED));

        assertThat(world.contact.runs()).isEmpty();
        assertThat(world.timers).isEmpty();
        assertThat(world.notes(NoteKind.RUN_ENDED)).containsExactly("CONTACT_SUPPRESSED", "CONTACT_SUPPRESSED");
    }

    private void askForSize() {
        world.authors.flow(
                new FlowId("ask"),
                new Step.QuestionStep(
                        new StepId("q"),
                        "q",
                        new Message.Text("Size?", List.of(new QuickReply("l", "Large"), new QuickReply("s", "Small"))),
                        "size",
                        Step.AnswerKind.TEXT,
                        null,
                        new StepId("thanks"),
                        null),
                Authors.say("thanks", "Noted", null));
        world.taps("start|ask");
    }

    private static Instant lastAfter(Event event) {
        return new World().happens(event).contact.lastInteractionAt();
    }
}
