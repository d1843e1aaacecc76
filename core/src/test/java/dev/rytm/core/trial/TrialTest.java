package dev.rytm.core.trial;

import static dev.rytm.core.testing.Situation.NEWS;
import static dev.rytm.core.testing.Situation.WARSAW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Catalog;
import dev.rytm.core.consent.Topic;
import dev.rytm.core.consent.Wording;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Action;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.flow.Step;
import dev.rytm.core.message.Button;
import dev.rytm.core.message.CallToAction;
import dev.rytm.core.message.Message;
import dev.rytm.core.message.OutgoingMessage;
import dev.rytm.core.policy.Reason;
import dev.rytm.core.policy.Rules;
import dev.rytm.core.testing.Situation;
import dev.rytm.core.trial.Moment.Obstacle;
import dev.rytm.core.trial.Trial.Played;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrialTest {

    private static final Instant NOON = Instant.parse("2022-08-03T12:00:00Z");
    private static final FlowId FLOW = new FlowId("flow");

    private Contact person = Contact.unknown(new ContactKey(1, "trial")).withLastInteractionAt(NOON);
    private Set<TopicId> agreed = Set.of();
    private Flow flow = flow(say("hello", "Hi {{first_name|you}}", null));

    @Test
    void saysWhatTheFlowSays() {
        Played played = play(new Input.Start());

        assertThat(said(played)).containsExactly("Hi you");
        assertThat(played.moments().getFirst()).isEqualTo(new Moment.Did(NOON.plusSeconds(1), new Input.Start()));
        assertThat(played.person().runs()).isEmpty();
    }

    @Test
    void tellsWhyAMessageDoesNotGo() {
        person = person.withLastInteractionAt(null);

        Played played = play(new Input.Start(), new Input.Write("Hello"));

        assertThat(notes(played)).contains("run-waits");
        assertThat(said(played)).containsExactly("Hi you");
    }

    @Test
    void aTapLeadsOn() {
        flow = flow(offer("o", "a"), tag("a", "tapped", null));

        assertThat(play(new Input.Start(), new Input.Tap("yes")).person().tags())
                .containsExactly("tapped");
        assertThat(obstacles(play(new Input.Start(), new Input.Tap("no")))).containsExactly(Obstacle.NO_SUCH_BUTTON);
    }

    @Test
    void aWeekLaterEverythingDueInBetweenHasHappenedInOrder() {
        flow = flow(
                wait("w", Duration.ofDays(2), "a"),
                tag("a", "two", "v"),
                wait("v", Duration.ofDays(3), "b"),
                tag("b", "five", null));

        Played played = play(new Input.Start(), new Input.Advance(Duration.ofDays(7)));

        assertThat(played.person().tags()).containsExactly("five", "two");
        assertThat(played.now()).isEqualTo(NOON.plusSeconds(1).plus(Duration.ofDays(7)));
        assertThat(played.moments())
                .isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
    }

    @Test
    void theClockGoesOnToWhateverComesNext() {
        flow = flow(wait("w", Duration.ofDays(2), "a"), tag("a", "two", null));

        Played played = play(new Input.Start(), new Input.AdvanceToNext(), new Input.AdvanceToNext());

        assertThat(played.now()).isEqualTo(NOON.plusSeconds(1).plus(Duration.ofDays(2)));
        assertThat(obstacles(played)).containsExactly(Obstacle.NOTHING_AHEAD);
    }

    @Test
    void whoeverIsAskedMayAgreeStopAndResume() {
        flow = flow(new Step.ConsentStep(new StepId("ask"), "Ask", NEWS, null, null));

        Played played = play(new Input.Start(), new Input.Agree(NEWS), new Input.Stop(NEWS), new Input.Resume(NEWS));

        assertThat(played.moments().stream().filter(Moment.Consented.class::isInstance))
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(played.person().consents().get(NEWS).isLive(played.now())).isTrue();
        assertThat(obstacles(play(new Input.Agree(NEWS)))).containsExactly(Obstacle.NEVER_ASKED);
        assertThat(obstacles(play(new Input.Stop(NEWS)))).containsExactly(Obstacle.NO_CONSENT);
    }

    @Test
    void aRequestToWhomHasAgreedIsRefusedWithItsReason() {
        agreed = Set.of(NEWS);
        flow = flow(new Step.ConsentStep(new StepId("ask"), "Ask", NEWS, null, null));

        Played played = play(new Input.Start());

        assertThat(played.moments().stream()
                        .filter(Moment.Refused.class::isInstance)
                        .map(moment -> ((Moment.Refused) moment).reason()))
                .containsExactly(Reason.ALREADY_CONSENTED);
    }

    @Test
    void endlessFlowsAreCutOff() {
        flow = flow(tag("a", "x", "w"), wait("w", Duration.ofHours(1), "a"));

        Played played = play(new Input.Start(), new Input.Advance(Duration.ofDays(366)));

        assertThat(played.moments()).hasSize(Stage.MAX_MOMENTS + 1);
        assertThat(obstacles(played)).containsExactly(Obstacle.TOO_MUCH);
    }

    @Test
    void theSameAlwaysComesToTheSame() {
        long seed = Long.getLong("rytm.seed", RandomGenerator.getDefault().nextLong());
        System.out.println("TrialTest: -Drytm.seed=" + seed);
        var random = new java.util.SplittableRandom(seed);
        flow = flow(
                new Step.SplitStep(
                        new StepId("s"),
                        "Split",
                        List.of(new Step.Branch(50, new StepId("o")), new Step.Branch(50, new StepId("ask")))),
                offer("o", "s"),
                new Step.ConsentStep(new StepId("ask"), "Ask", NEWS, new StepId("w"), null),
                wait("w", Duration.ofDays(1), "s"));
        for (int round = 0; round < 300; round++) {
            List<Input> inputs = new ArrayList<>(List.of(new Input.Start()));
            for (int i = random.nextInt(12); i > 0; i--) {
                inputs.add(input(random.nextInt(8)));
            }
            Trial.Setup setup = setup(random.nextLong());

            assertThat(Trial.play(new Rules(), setup, inputs)).isEqualTo(Trial.play(new Rules(), setup, inputs));
        }
    }

    private static Input input(int kind) {
        return switch (kind) {
            case 0 -> new Input.Start();
            case 1 -> new Input.Write("stop");
            case 2 -> new Input.Tap("yes");
            case 3 -> new Input.Agree(NEWS);
            case 4 -> new Input.Stop(NEWS);
            case 5 -> new Input.Resume(NEWS);
            case 6 -> new Input.Advance(Duration.ofDays(3));
            default -> new Input.AdvanceToNext();
        };
    }

    private Played play(Input... inputs) {
        return Trial.play(new Rules(), setup(1), List.of(inputs));
    }

    private Trial.Setup setup(long seed) {
        Topic topic = new Topic(
                NEWS,
                "News",
                Frequency.WEEKLY,
                WARSAW,
                1,
                Map.of(1, new Wording(1, "News of the week", null, CallToAction.GET_UPDATES, "en")),
                true,
                null,
                null,
                null,
                null);
        Catalog catalog = new Catalog(
                1,
                1,
                new Situation().page(),
                Map.of(NEWS, topic),
                Map.of(),
                Map.of(),
                Map.of(),
                new Catalog.Entrances(Set.of("stop"), Set.of("start"), null, Map.of(), Map.of()));
        return new Trial.Setup(person, agreed, Map.of(), catalog.with(flow), FLOW, NOON, seed);
    }

    private static List<String> said(Played played) {
        return played.moments().stream()
                .filter(Moment.Sent.class::isInstance)
                .map(moment -> ((Moment.Sent) moment).send().content())
                .map(content -> content instanceof OutgoingMessage.Text text ? text.text() : "")
                .toList();
    }

    private static List<String> notes(Played played) {
        return played.moments().stream()
                .filter(Moment.Noted.class::isInstance)
                .map(moment -> ((Moment.Noted) moment).entry().kind())
                .toList();
    }

    private static List<Obstacle> obstacles(Played played) {
        return played.moments().stream()
                .filter(Moment.Stuck.class::isInstance)
                .map(moment -> ((Moment.Stuck) moment).obstacle())
                .toList();
    }

    private static Flow flow(Step... steps) {
        Map<StepId, Step> byId = new LinkedHashMap<>();
        for (Step step : steps) {
            byId.put(step.id(), step);
        }
        return new Flow(FLOW, 1, "Flow", FlowKind.FLOW, steps[0].id(), byId);
    }

    private static Step say(String id, String text, @Nullable String next) {
        return new Step.MessageStep(new StepId(id), id, new Message.Text(text, List.of()), Map.of(), step(next));
    }

    private static Step offer(String id, String exit) {
        Message message = new Message.Buttons("Shall we?", List.of(new Button.Tap("yes", "Yes")), List.of());
        return new Step.MessageStep(new StepId(id), id, message, Map.of("yes", new StepId(exit)), null);
    }

    private static Step tag(String id, String tag, @Nullable String next) {
        return new Step.ActionStep(new StepId(id), id, List.of(new Action.AddTag(tag)), step(next));
    }

    private static Step wait(String id, Duration duration, String next) {
        return new Step.WaitStep(new StepId(id), id, new Step.Delay.For(duration), step(next), null);
    }

    private static @Nullable StepId step(@Nullable String id) {
        return id == null ? null : new StepId(id);
    }
}
