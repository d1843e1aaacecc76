package dev.rytm.core.decide;

import static dev.rytm.core.testing.Situation.COURSE;
import static dev.rytm.core.testing.Situation.NEWS;
import static dev.rytm.core.testing.Situation.WARSAW;

import dev.rytm.core.Catalog;
import dev.rytm.core.consent.Topic;
import dev.rytm.core.consent.Wording;
import dev.rytm.core.consent.Words;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Action;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.flow.Step;
import dev.rytm.core.message.Button;
import dev.rytm.core.message.CallToAction;
import dev.rytm.core.message.Message;
import dev.rytm.core.sequence.Sequence;
import dev.rytm.core.sequence.Sequence.SequenceStep;
import dev.rytm.core.testing.Situation;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a page's authors have drawn, for tests: a weekly topic, a sequence of two turns on it, and whatever a test
/// adds.
final class Authors {

    static final FlowId WEEK_ONE = new FlowId("week-one");
    static final FlowId WEEK_TWO = new FlowId("week-two");
    static final FlowId ON_STOP = new FlowId("on-stop");
    static final FlowId ON_RESUME = new FlowId("on-resume");
    static final StepId FIRST = new StepId("first");
    static final StepId SECOND = new StepId("second");

    final Situation situation = new Situation();
    final Map<TopicId, Topic> topics = new HashMap<>();
    final Map<SequenceId, Sequence> sequences = new HashMap<>();
    final Map<Catalog.FlowVersion, Flow> flows = new HashMap<>();
    final Map<FlowId, Integer> published = new HashMap<>();
    final Map<String, FlowId> keywords = new HashMap<>();
    final Map<String, FlowId> referrals = new HashMap<>();

    @Nullable
    FlowId defaultReply;

    long version = 1;

    Authors() {
        topic(NEWS, Frequency.WEEKLY, WARSAW);
        flow(WEEK_ONE, say("hello", "Hello {{first_name|you}}", null));
        flow(WEEK_TWO, say("again", "Hello again", null));
        flow(ON_STOP, tag("sorry", "sorry", "bye"), say("bye", "Sorry to see you go", null));
        flow(ON_RESUME, say("back", "Welcome back", null));
        sequence(true, true, turn("first", WEEK_ONE), turn("second", WEEK_TWO));
    }

    void topic(TopicId id, Frequency frequency, ZoneId zone) {
        topics.put(
                id,
                new Topic(
                        id,
                        "Name of " + id,
                        frequency,
                        zone,
                        1,
                        Map.of(1, new Wording(1, "Title of " + id, null, CallToAction.GET_UPDATES, "en")),
                        true,
                        ON_STOP,
                        ON_RESUME,
                        "stopped-" + id,
                        "resumed-" + id));
    }

    /// Mondays at ten for weekly topics, the first of the month for monthly ones.
    void sequence(boolean enrolsOnOptIn, boolean repeats, SequenceStep... steps) {
        sequence(COURSE, enrolsOnOptIn, repeats, steps);
    }

    void sequence(SequenceId id, boolean enrolsOnOptIn, boolean repeats, SequenceStep... steps) {
        sequences.put(
                id,
                new Sequence(
                        id,
                        NEWS,
                        "Course",
                        List.of(steps),
                        LocalTime.of(10, 0),
                        DayOfWeek.MONDAY,
                        1,
                        enrolsOnOptIn,
                        repeats));
    }

    static SequenceStep turn(String id, FlowId flow) {
        return new SequenceStep(new StepId(id), flow, true);
    }

    void flow(FlowId id, Step... steps) {
        flow(id, 1, FlowKind.FLOW, steps);
    }

    void flow(FlowId id, int version, FlowKind kind, Step... steps) {
        Map<StepId, Step> byId = new LinkedHashMap<>();
        for (Step step : steps) {
            byId.put(step.id(), step);
        }
        flows.put(new Catalog.FlowVersion(id, version), new Flow(id, version, id.value(), kind, steps[0].id(), byId));
        published.put(id, version);
    }

    static Step say(String id, String text, @Nullable String next) {
        return new Step.MessageStep(new StepId(id), id, new Message.Text(text, List.of()), Map.of(), step(next));
    }

    /// A message with one tap button called `yes`.
    static Step offer(String id, String exit) {
        Message message = new Message.Buttons("Shall we?", List.of(new Button.Tap("yes", "Yes")), List.of());
        return new Step.MessageStep(new StepId(id), id, message, Map.of("yes", new StepId(exit)), null);
    }

    static Step tag(String id, String tag, @Nullable String next) {
        return act(id, new Action.AddTag(tag), next);
    }

    static Step act(String id, Action action, @Nullable String next) {
        return new Step.ActionStep(new StepId(id), id, List.of(action), step(next));
    }

    static @Nullable StepId step(@Nullable String id) {
        return id == null ? null : new StepId(id);
    }

    Catalog catalog() {
        return new Catalog(
                1,
                version,
                situation.page(),
                topics,
                flows,
                published,
                sequences,
                new Catalog.Entrances(Words.STOP, Words.START, defaultReply, keywords, referrals));
    }
}
