package dev.rytm.core.check;

import static dev.rytm.core.testing.Situation.WARSAW;

import dev.rytm.core.Catalog;
import dev.rytm.core.consent.Topic;
import dev.rytm.core.consent.Wording;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.FlowCheck;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.flow.Step;
import dev.rytm.core.message.CallToAction;
import dev.rytm.core.policy.PageRules;
import dev.rytm.core.policy.Policy;
import dev.rytm.core.policy.Rules;
import dev.rytm.core.sequence.Sequence;
import dev.rytm.core.testing.Situation;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A page's flows, topics and sequences, for tests; the flow called `main` is the one that is checked.
public final class Drawing {

    public static final FlowId MAIN = new FlowId("main");

    public final Map<TopicId, Topic> topics = new LinkedHashMap<>();
    public final Map<SequenceId, Sequence> sequences = new LinkedHashMap<>();
    public final Map<FlowId, Flow> flows = new LinkedHashMap<>();
    public final Set<FlowId> unpublished = new HashSet<>();
    public final Map<String, FlowId> keywords = new LinkedHashMap<>();
    public PageRules page = new Situation().page();

    public Flow main() {
        return flows.get(MAIN);
    }

    public List<Finding> findings() {
        return findings(new Rules());
    }

    public List<Finding> findings(Policy policy) {
        return new Checker(policy).findings(main(), catalog(), known());
    }

    /// `KIND step`, in the order of the checker.
    List<String> found() {
        return findings().stream()
                .map(finding -> finding.kind() + (finding.step() == null ? "" : " " + finding.step()))
                .toList();
    }

    public Catalog catalog() {
        Map<Catalog.FlowVersion, Flow> versions = new HashMap<>();
        Map<FlowId, Integer> published = new HashMap<>();
        flows.values().stream().filter(flow -> !unpublished.contains(flow.id())).forEach(flow -> {
            versions.put(new Catalog.FlowVersion(flow.id(), flow.version()), flow);
            published.put(flow.id(), flow.version());
        });
        return new Catalog(
                1,
                1,
                page,
                topics,
                versions,
                published,
                sequences,
                new Catalog.Entrances(Set.of(), Set.of(), null, keywords, Map.of()));
    }

    public FlowCheck.Known known() {
        return new FlowCheck.Known(
                topics.keySet(),
                sequences.keySet(),
                flows.values().stream().collect(Collectors.toMap(Flow::id, Flow::kind)));
    }

    public void topic(String id, Frequency frequency, String name, String title) {
        topics.put(
                new TopicId(id),
                new Topic(
                        new TopicId(id),
                        name,
                        frequency,
                        WARSAW,
                        1,
                        Map.of(1, new Wording(1, title, null, CallToAction.GET_UPDATES, "en")),
                        true,
                        null,
                        null,
                        null,
                        null));
    }

    public void onStop(String id, FlowId flow, boolean stops) {
        Topic topic = topics.get(new TopicId(id));
        topics.put(
                topic.id(),
                new Topic(
                        topic.id(),
                        topic.name(),
                        topic.frequency(),
                        topic.zone(),
                        topic.currentWording(),
                        topic.wordings(),
                        topic.reOptIn(),
                        stops ? flow : topic.onStop(),
                        stops ? topic.onResume() : flow,
                        null,
                        null));
    }

    /// Mondays at ten for weekly topics.
    public void sequence(String id, String topic, boolean repeats, List<FlowId> turns) {
        List<Sequence.SequenceStep> steps = turns.stream()
                .map(flow -> new Sequence.SequenceStep(new StepId(flow.value()), flow, true))
                .toList();
        sequences.put(
                new SequenceId(id),
                new Sequence(
                        new SequenceId(id),
                        new TopicId(topic),
                        "Sequence " + id,
                        steps,
                        LocalTime.of(10, 0),
                        DayOfWeek.MONDAY,
                        1,
                        true,
                        repeats));
    }

    /// The flow begins with the first of the steps.
    public void flow(FlowId id, FlowKind kind, List<Step> steps) {
        Map<StepId, Step> byId = new LinkedHashMap<>();
        steps.forEach(step -> byId.put(step.id(), step));
        flows.put(id, new Flow(id, 1, "Flow " + id, kind, steps.getFirst().id(), byId));
    }

    static @Nullable StepId exit(@Nullable String id) {
        return id == null || id.equals("-") ? null : new StepId(id);
    }
}
