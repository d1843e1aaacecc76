package dev.rytm.core.policy;

import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.TopicId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a page's own situation and settings contribute to every verdict.
///
/// `connected` is false once the page token is known to be dead. `paused` is the global or the page's brake.
public record PageRules(
        RulePack pack,
        ZoneId zone,
        String country,
        Instant connectedSince,
        boolean connected,
        Bar bar,
        boolean paused,
        Set<TopicId> pausedTopics,
        Set<SequenceId> pausedSequences,
        @Nullable QuietHours quietHours,
        @Nullable FrequencyCap frequencyCap) {

    public PageRules {
        pausedTopics = Set.copyOf(pausedTopics);
        pausedSequences = Set.copyOf(pausedSequences);
    }

    public PageRules with(Bar next) {
        return new PageRules(
                pack,
                zone,
                country,
                connectedSince,
                connected,
                next,
                paused,
                pausedTopics,
                pausedSequences,
                quietHours,
                frequencyCap);
    }
}
