package dev.rytm.server.api.segments;

import dev.rytm.core.consent.Topic;
import dev.rytm.core.flow.Condition;
import dev.rytm.core.segment.ReadyMade;
import dev.rytm.server.api.Sentences;
import dev.rytm.store.Segments.Stored;
import dev.rytm.store.Topics;
import dev.rytm.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A segment as it is shown. `readyMade` says that every topic has it and nobody can change it;
/// then there is no revision.
record SegmentView(
        String id,
        String name,
        Condition condition,
        @Nullable ReadyMade readyMade,
        @Nullable String topic,
        @Nullable Long revision,
        @Nullable Instant changedAt) {

    private static final String BETWEEN = "~";

    static SegmentView of(Stored stored) {
        return new SegmentView(
                stored.segment().id().value(),
                stored.segment().name(),
                stored.segment().condition(),
                null,
                null,
                stored.revision(),
                stored.changedAt());
    }

    /// What every topic of the page has.
    static Stream<SegmentView> readyMade(Transaction transaction, long pageId, Locale language) {
        return transaction.topics().list(pageId).stream()
                .map(Topics.Stored::topic)
                .flatMap(topic -> Stream.of(ReadyMade.values()).map(made -> of(made, topic, language)));
    }

    /// Ids of ready-made segments name the topic; those of others have no tilde.
    static Optional<SegmentView> readyMade(Transaction transaction, long pageId, String id, Locale language) {
        List<SegmentView> made =
                id.contains(BETWEEN) ? readyMade(transaction, pageId, language).toList() : List.of();
        return made.stream().filter(view -> view.id().equals(id)).findFirst();
    }

    private static SegmentView of(ReadyMade made, Topic topic, Locale language) {
        return new SegmentView(
                made.name().toLowerCase(Locale.ROOT) + BETWEEN + topic.id(),
                Sentences.of(language, Sentences.key(made), topic.name()),
                made.condition(topic.id()),
                made,
                topic.id().value(),
                null,
                null);
    }
}
