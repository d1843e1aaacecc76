package dev.rytm.server.api.segments;

import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Condition;
import dev.rytm.core.segment.SegmentId;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Words;
import dev.rytm.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who is wanted, all of it together: the beginning of a name or an id, a tag, a consent, a sequence, a segment.
///
/// A status without a topic means a consent on any topic; a topic without a status, any consent on it.
/// `handedOver` means those whom the team has. `order` is ACTIVITY (the last active first, unless told) or NAME;
/// `after` is where the last answer ended.
record ContactQuery(
        @Nullable String search,
        @Nullable String tag,
        @Nullable String topic,
        @Nullable String status,
        @Nullable String sequence,
        @Nullable String segment,
        @Nullable Boolean handedOver,
        @Nullable String order,
        @Nullable String after,
        @Nullable Integer limit) {

    /// What was asked for, by name, for whoever writes it down.
    Map<String, String> filters() {
        Map<String, String> filters = new TreeMap<>();
        put(filters, "search", search);
        put(filters, "tag", tag);
        put(filters, "topic", topic);
        put(filters, "status", status);
        put(filters, "sequence", sequence);
        put(filters, "segment", segment);
        put(filters, "handedOver", isHandedOver() ? "true" : null);
        return filters;
    }

    private static void put(Map<String, String> filters, String name, @Nullable String value) {
        if (value != null) {
            filters.put(name, value);
        }
    }

    /// Whether only those are wanted whom the team has.
    boolean isHandedOver() {
        return Boolean.TRUE.equals(handedOver);
    }

    Condition condition(Transaction transaction, long pageId) {
        List<Condition> all = new ArrayList<>();
        if (tag != null) {
            all.add(new Condition.HasTag(tag));
        }
        if (topic != null || status != null) {
            all.add(consent(transaction, pageId));
        }
        if (sequence != null) {
            all.add(new Condition.InSequence(new SequenceId(named(sequence, "sequence"))));
        }
        if (segment != null) {
            all.add(segment(transaction, pageId, segment));
        }
        return new Condition.All(all);
    }

    private Condition consent(Transaction transaction, long pageId) {
        ConsentStatus wanted = Words.of(ConsentStatus.class, "status", status);
        Set<ConsentStatus> statuses = wanted == null ? Set.of(ConsentStatus.values()) : Set.of(wanted);
        Stream<TopicId> topics = topic == null
                ? transaction.topics().list(pageId).stream()
                        .map(stored -> stored.topic().id())
                : Stream.of(new TopicId(named(topic, "topic")));
        return new Condition.Any(topics.<Condition>map(one -> new Condition.ConsentIs(one, statuses, false))
                .toList());
    }

    private static Condition segment(Transaction transaction, long pageId, String id) {
        return SegmentView.readyMade(transaction, pageId, id, Locale.ENGLISH)
                .map(SegmentView::condition)
                .or(() -> transaction
                        .segments()
                        .find(pageId, new SegmentId(named(id, "segment")))
                        .map(stored -> stored.segment().condition()))
                .orElseThrow(() -> Refusal.badRequest("segment-missing"));
    }

    private static String named(String id, String parameter) {
        if (id.isBlank()) {
            throw Refusal.badRequest("parameter-wrong", parameter);
        }
        return id;
    }
}
