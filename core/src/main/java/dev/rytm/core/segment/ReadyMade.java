package dev.rytm.core.segment;

import dev.rytm.core.contact.ConsentMoment;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Condition;
import dev.rytm.core.flow.Span;
import java.util.List;
import java.util.Set;

/// The segments that every topic has without anybody making them.
public enum ReadyMade {
    /// Who stopped the topic and did not come back.
    STOPPED,
    /// Who stopped the topic, took it back, and receives it again.
    RESUMED;

    public Condition condition(TopicId topic) {
        return switch (this) {
            case STOPPED -> consent(topic, ConsentStatus.STOPPED);
            case RESUMED ->
                new Condition.All(List.of(
                        consent(topic, ConsentStatus.ACTIVE),
                        new Condition.ConsentDated(topic, ConsentMoment.RESUMED, new Span.Ever())));
        };
    }

    private static Condition consent(TopicId topic, ConsentStatus status) {
        return new Condition.ConsentIs(topic, Set.of(status), false);
    }
}
