package dev.rytm.core.segment;

import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Condition;
import dev.rytm.core.flow.Condition.Comparison;
import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.flow.Span;
import dev.rytm.core.segment.SegmentProblem.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that keeps a condition from being asked of a crowd.
public final class SegmentCheck {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final Known known;
    private final List<SegmentProblem> problems = new ArrayList<>();
    private int parts;

    private SegmentCheck(Known known) {
        this.known = known;
    }

    /// What a page has that a condition may name. Tags and fields need not be there.
    public record Known(Set<TopicId> topics, Set<SequenceId> sequences) {

        public Known {
            topics = Set.copyOf(topics);
            sequences = Set.copyOf(sequences);
        }
    }

    public static List<SegmentProblem> problems(Condition condition, Known known) {
        SegmentCheck check = new SegmentCheck(known);
        check.check(condition, "", 1);
        check.require(check.parts <= FlowLimits.CONDITION_PARTS, Kind.TOO_MANY_PARTS, "");
        return List.copyOf(check.problems);
    }

    private void check(Condition condition, String path, int depth) {
        parts++;
        if (depth > FlowLimits.CONDITION_DEPTH) {
            require(false, Kind.TOO_DEEP, path);
            return;
        }
        switch (condition) {
            case Condition.All all -> checkAll(all.parts(), path, depth);
            case Condition.Any any -> checkAll(any.parts(), path, depth);
            case Condition.Not not -> check(not.part(), at(path, "part"), depth + 1);
            case Condition.HasTag tag -> name(tag.tag(), at(path, "tag"));
            case Condition.FieldIs field -> checkField(field, path);
            case Condition.ConsentIs consent -> topic(consent.topic(), path);
            case Condition.ConsentDated dated -> {
                topic(dated.topic(), path);
                span(dated.span(), path);
            }
            case Condition.LastActive active -> span(active.span(), path);
            case Condition.InSequence in ->
                require(known.sequences().contains(in.sequence()), Kind.SEQUENCE_MISSING, at(path, "sequence"));
            case Condition.WindowOpen _, Condition.HandedOver _ -> {}
            case Condition.LocalTimeIn _ -> require(false, Kind.LOCAL_TIME, path);
        }
    }

    private void checkAll(List<Condition> conditions, String path, int depth) {
        for (int i = 0; i < conditions.size(); i++) {
            check(conditions.get(i), at(path, "parts[" + i + "]"), depth + 1);
        }
    }

    private void checkField(Condition.FieldIs field, String path) {
        name(field.field(), at(path, "field"));
        boolean alone = field.comparison() == Comparison.IS_EMPTY || field.comparison() == Comparison.IS_PRESENT;
        require(alone || field.value() != null, Kind.VALUE_MISSING, at(path, "value"));
        if (field.value() instanceof FieldValue.Text text) {
            require(text.value().length() <= FlowLimits.ANSWER_LENGTH, Kind.VALUE_TOO_LONG, at(path, "value"));
        }
    }

    private void topic(TopicId topic, String path) {
        require(known.topics().contains(topic), Kind.TOPIC_MISSING, at(path, "topic"));
    }

    private void name(String name, String path) {
        require(!name.isBlank(), Kind.NAME_EMPTY, path);
        require(name.length() <= FlowLimits.NAME_LENGTH, Kind.NAME_TOO_LONG, path);
    }

    private void span(Span span, String path) {
        boolean inBounds = switch (span) {
            case Span.Ever _ -> true;
            case Span.Between between -> isTime(between.from()) && isTime(between.until());
            case Span.Last last -> isDistance(last.duration());
            case Span.Next next -> isDistance(next.duration());
        };
        require(inBounds, Kind.SPAN_OUT_OF_BOUNDS, at(path, "span"));
    }

    private static boolean isTime(@Nullable Instant instant) {
        return instant == null || !(instant.isBefore(EARLIEST) || instant.isAfter(LATEST));
    }

    private static boolean isDistance(Duration duration) {
        return FlowLimits.isSpan(duration);
    }

    private void require(boolean holds, Kind kind, String path) {
        if (!holds) {
            problems.add(new SegmentProblem(kind, path));
        }
    }

    private static String at(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
