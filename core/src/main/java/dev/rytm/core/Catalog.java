package dev.rytm.core;

import dev.rytm.core.consent.Topic;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.policy.PageRules;
import dev.rytm.core.sequence.Sequence;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything a page's authors have published, as one value: what decisions are made with.
///
/// `version` grows with every change and is kept beside each decision. `flows` holds every version that was published,
/// as a button sent long ago still leads into its own; `published` names the newest version of each flow.
public record Catalog(
        long pageId,
        long version,
        PageRules page,
        Map<TopicId, Topic> topics,
        Map<FlowVersion, Flow> flows,
        Map<FlowId, Integer> published,
        Map<SequenceId, Sequence> sequences,
        Entrances entrances) {

    public Catalog {
        topics = Map.copyOf(topics);
        flows = Map.copyOf(flows);
        published = Map.copyOf(published);
        sequences = Map.copyOf(sequences);
    }

    public Catalog with(PageRules next) {
        return new Catalog(pageId, version, next, topics, flows, published, sequences, entrances);
    }

    /// With one more version of a flow, as the newest.
    public Catalog with(Flow flow) {
        Map<FlowVersion, Flow> more = new HashMap<>(flows);
        more.put(new FlowVersion(flow.id(), flow.version()), flow);
        Map<FlowId, Integer> newest = new HashMap<>(published);
        newest.put(flow.id(), flow.version());
        return new Catalog(pageId, version, page, topics, more, newest, sequences, entrances);
    }

    public Optional<Flow> flow(FlowId id, int version) {
        return Optional.ofNullable(flows.get(new FlowVersion(id, version)));
    }

    /// The newest published version.
    public Optional<Flow> flow(FlowId id) {
        return Optional.ofNullable(published.get(id)).flatMap(version -> flow(id, version));
    }

    /// A flow in one of its versions.
    public record FlowVersion(FlowId flow, int version) {}

    /// Which words and links start something: the stop and start words (normalised), the flow that answers any
    /// other message when no run waits for it, and the flow of each m.me `ref`, keyword or get-started payload.
    public record Entrances(
            Set<String> stopWords,
            Set<String> startWords,
            @Nullable FlowId defaultReply,
            Map<String, FlowId> keywords,
            Map<String, FlowId> referrals) {

        public Entrances {
            stopWords = Set.copyOf(stopWords);
            startWords = Set.copyOf(startWords);
            keywords = Map.copyOf(keywords);
            referrals = Map.copyOf(referrals);
        }
    }
}
