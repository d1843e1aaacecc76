package dev.rytm.store.segment;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.MICROS;

import dev.rytm.core.contact.ConsentMoment;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Condition;
import dev.rytm.core.flow.Condition.Comparison;
import dev.rytm.core.flow.Span;
import dev.rytm.store.ConsentMoments;
import dev.rytm.store.json.FieldMap;
import dev.rytm.store.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns a condition into SQL over the rows of `contact_summary c`.
///
/// It is the second of the two evaluators of one language; the first is core's `Conditions`. Every part yields true or
/// false, never null, as `not` of null would lose people. Instants count in microseconds, the finest that both know.
final class SegmentSql {

    private static final Set<ConsentStatus> RUNNING = Set.of(ConsentStatus.ACTIVE, ConsentStatus.STOPPED);

    private final Instant now;

    SegmentSql(Instant now) {
        this.now = now.truncatedTo(MICROS);
    }

    Clause clause(Condition condition) {
        return switch (condition) {
            case Condition.All all ->
                Clause.all(all.parts().stream().map(this::clause).toList());
            case Condition.Any any ->
                Clause.any(any.parts().stream().map(this::clause).toList());
            case Condition.Not not -> clause(not.part()).negated();
            case Condition.HasTag tag -> Clause.of("c.tags @> array[?]::text[]", tag.tag());
            case Condition.FieldIs field -> field(field);
            case Condition.ConsentIs consent -> consent(consent);
            case Condition.ConsentDated dated -> dated(dated);
            case Condition.LastActive active -> active(active.span().at(now));
            case Condition.WindowOpen _ ->
                active(new Span.Between(now.minus(Contact.MESSAGING_WINDOW).plus(Span.TICK), null));
            case Condition.HandedOver _ -> Clause.of("c.handed_over_until is not null");
            case Condition.InSequence in ->
                Clause.of("c.sequences @> array[?]::text[]", in.sequence().value());
            case Condition.LocalTimeIn _ ->
                throw new IllegalArgumentException("a crowd has no local time: SegmentCheck refuses it");
        };
    }

    private Clause consent(Condition.ConsentIs condition) {
        TopicId topic = condition.topic();
        List<Clause> either = new ArrayList<>();
        for (ConsentStatus status : condition.statuses()) {
            Clause stored = Clause.of("c.consent_states @> ?::jsonb", state(topic, status));
            either.add(
                    RUNNING.contains(status)
                            ? Clause.all(List.of(stored, over(topic).negated()))
                            : stored);
            if (status == ConsentStatus.EXPIRED) {
                RUNNING.forEach(running -> either.add(Clause.all(
                        List.of(Clause.of("c.consent_states @> ?::jsonb", state(topic, running)), over(topic)))));
            }
        }
        if (condition.none()) {
            either.add(Clause.of("c.consent_states -> ?::text is null", topic.value()));
        }
        return Clause.any(either);
    }

    private static String state(TopicId topic, ConsentStatus status) {
        return Json.write(Map.of(topic.value(), status.name()));
    }

    /// The consent's end has come, whether or not its timer was heard. A comparison and no `coalesce` of one, as
    /// the planner guesses better at it.
    private Clause over(TopicId topic) {
        return Clause.of(
                "coalesce((c.consent_moments -> ?::text)::bigint, ?) <= ?",
                ConsentMoments.name(ConsentMoment.ENDS, topic),
                Long.MAX_VALUE,
                micros(now));
    }

    /// A range, because the time is looked up once for both of its ends.
    private Clause dated(Condition.ConsentDated condition) {
        Span.Between bounds = condition.span().at(now);
        String name = ConsentMoments.name(condition.moment(), condition.topic());
        if (bounds.from() == null && bounds.until() == null) {
            return Clause.of("c.consent_moments -> ?::text is not null", name);
        }
        long from = bounds.from() == null ? Long.MIN_VALUE : micros(ceiling(bounds.from()));
        long until = bounds.until() == null ? Long.MAX_VALUE : micros(ceiling(bounds.until()));
        return from >= until
                ? Clause.of("false")
                : Clause.of(
                        "coalesce(int8range(?, ?) @> (c.consent_moments -> ?::text)::bigint, false)",
                        from,
                        until,
                        name);
    }

    /// The day is asked for as well, because it is what the index knows.
    private static Clause active(Span.Between bounds) {
        List<Clause> parts = new ArrayList<>();
        parts.add(Clause.of("c.last_interaction_at is not null"));
        if (bounds.from() != null) {
            parts.add(Clause.of(
                    "c.active_on >= (?::timestamptz at time zone 'UTC')::date",
                    bounds.from().truncatedTo(DAYS)));
            parts.add(Clause.of("coalesce(c.last_interaction_at >= ?, false)", ceiling(bounds.from())));
        }
        if (bounds.until() != null) {
            parts.add(Clause.of(
                    "c.active_on <= (?::timestamptz at time zone 'UTC')::date",
                    bounds.until().truncatedTo(DAYS)));
            parts.add(Clause.of("coalesce(c.last_interaction_at < ?, false)", ceiling(bounds.until())));
        }
        return Clause.all(parts);
    }

    private static Clause field(Condition.FieldIs condition) {
        String field = condition.field();
        FieldValue value = condition.value();
        return switch (condition.comparison()) {
            case IS_EMPTY -> Clause.of("c.fields -> ?::text is null", field);
            case IS_PRESENT -> Clause.of("c.fields -> ?::text is not null", field);
            case EQUALS -> equal(field, value);
            case DIFFERS -> equal(field, value).negated();
            case CONTAINS ->
                value instanceof FieldValue.Text text
                        ? ofKind("text", "strpos(c.fields #>> array[?, 'value'], ?) > 0", field, text.value())
                        : Clause.of("false");
            case LESS, GREATER -> order(field, condition.comparison() == Comparison.LESS ? "<" : ">", value);
        };
    }

    private static Clause equal(String field, @Nullable FieldValue value) {
        return value == null
                ? Clause.of("false")
                : Clause.of("c.fields @> (?::jsonb -> 'fields')", new FieldMap(Map.of(field, value)).text());
    }

    /// Dates compare as the texts that they are: of four-digit years the order is the same.
    private static Clause order(String field, String sign, @Nullable FieldValue value) {
        return switch (value) {
            case null -> Clause.of("false");
            case FieldValue.Text text ->
                ofKind("text", "(c.fields #>> array[?, 'value']) collate \"C\" " + sign + " ?", field, text.value());
            case FieldValue.Date date ->
                ofKind(
                        "date",
                        "(c.fields #>> array[?, 'value']) collate \"C\" " + sign + " ?",
                        field,
                        date.value().toString());
            case FieldValue.Numeric number ->
                ofKind("numeric", "(c.fields #> array[?, 'value'])::numeric " + sign + " ?", field, number.value());
            case FieldValue.Truth truth ->
                ofKind("truth", "(c.fields #> array[?, 'value'])::boolean " + sign + " ?", field, truth.value());
        };
    }

    /// A `case`, as nothing else keeps PostgreSQL from reading a text as a number before it has asked for the kind.
    private static Clause ofKind(String kind, String comparison, String field, Object value) {
        return Clause.of(
                "case when c.fields #>> array[?, 'kind'] = '" + kind + "' then " + comparison + " else false end",
                field,
                field,
                value);
    }

    /// What lies between two ticks of the database begins at the later one.
    private static Instant ceiling(Instant instant) {
        Instant floor = instant.truncatedTo(MICROS);
        return floor.equals(instant) ? floor : floor.plus(Span.TICK);
    }

    private static long micros(Instant instant) {
        return MICROS.between(Instant.EPOCH, instant);
    }
}
