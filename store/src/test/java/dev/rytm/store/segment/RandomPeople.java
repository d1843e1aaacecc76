package dev.rytm.store.segment;

import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentMark;
import dev.rytm.core.contact.ConsentMoment;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Enrolment;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.contact.FlowRun.Waiting;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.Profile;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Condition;
import dev.rytm.core.flow.Condition.Comparison;
import dev.rytm.core.flow.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Random people and random conditions about them, out of so few words that they meet often.
final class RandomPeople {

    static final Instant NOW = Instant.parse("2026-06-03T10:00:00.000123Z");

    private static final List<String> TAGS = List.of("vip", "VIP", "stały klient", "o'neil", "a\"b\\c", "{x}");
    private static final List<String> TEXTS = List.of("", "Kraków", "kraków", "Kra", "%", "🥐", "～", "12", "a'b\"\\");
    private static final List<String> FIELDS = List.of("city", "score", "mixed", "a.b", "it's");
    private static final List<TopicId> TOPICS = List.of(new TopicId("news"), new TopicId("o'ffers"));
    private static final List<SequenceId> SEQUENCES = List.of(new SequenceId("course"), new SequenceId("\"club\""));

    private final Random random;

    RandomPeople(long seed) {
        this.random = new Random(seed);
    }

    Contact person(ContactKey key) {
        Map<String, FieldValue> fields = new HashMap<>();
        Map<TopicId, Consent> consents = new HashMap<>();
        Map<TopicId, Enrolment> enrolments = new HashMap<>();
        Set<String> tags = new HashSet<>();
        IntStream.range(0, random.nextInt(4)).forEach(_ -> tags.add(pick(TAGS)));
        IntStream.range(0, random.nextInt(4)).forEach(_ -> fields.put(pick(FIELDS), value()));
        for (TopicId topic : TOPICS) {
            if (random.nextInt(4) > 0) {
                consents.put(topic, consent(topic));
            }
            if (random.nextInt(3) == 0) {
                enrolments.put(topic, enrolment(topic));
            }
        }
        return Contact.unknown(key)
                .withProfile(new Profile(random.nextBoolean() ? "Anna" : null, null, null, null))
                .withLastInteractionAt(random.nextInt(5) == 0 ? null : near())
                .withTags(tags)
                .withFields(fields)
                .withConsents(consents)
                .withEnrolments(enrolments)
                .withRuns(random.nextInt(3) == 0 ? List.of(run()) : List.of());
    }

    private FlowRun run() {
        Waiting waiting = random.nextBoolean() ? new Waiting.ForTeam(near()) : new Waiting.ForInteraction();
        return new FlowRun(
                "run", new FlowId("flow"), 1, new StepId("one"), waiting, List.of(), new FlowRun.Origin.Direct(), NOW);
    }

    Condition condition(int depth) {
        return switch (random.nextInt(depth > 3 ? 6 : 9)) {
            case 0 -> new Condition.HasTag(pick(TAGS));
            case 1 -> new Condition.FieldIs(pick(FIELDS), pick(List.of(Comparison.values())), orAbsent(value()));
            case 2 -> new Condition.ConsentIs(pick(TOPICS), statuses(), random.nextBoolean());
            case 3 -> new Condition.ConsentDated(pick(TOPICS), pick(List.of(ConsentMoment.values())), span());
            case 4 ->
                switch (random.nextInt(6)) {
                    case 0 -> new Condition.WindowOpen();
                    case 1 -> new Condition.HandedOver();
                    default -> new Condition.LastActive(span());
                };
            case 5 -> new Condition.InSequence(pick(SEQUENCES));
            case 6 -> new Condition.All(parts(depth));
            case 7 -> new Condition.Any(parts(depth));
            default -> new Condition.Not(condition(depth + 1));
        };
    }

    private List<Condition> parts(int depth) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> condition(depth + 1))
                .toList();
    }

    private Set<ConsentStatus> statuses() {
        Set<ConsentStatus> some = EnumSet.noneOf(ConsentStatus.class);
        IntStream.range(0, random.nextInt(4)).forEach(_ -> some.add(pick(List.of(ConsentStatus.values()))));
        return some;
    }

    private Span span() {
        return switch (random.nextInt(4)) {
            case 0 -> new Span.Ever();
            case 1 -> new Span.Between(orAbsent(near()), orAbsent(near()));
            case 2 -> new Span.Last(distance());
            default -> new Span.Next(distance());
        };
    }

    private FieldValue value() {
        return switch (random.nextInt(4)) {
            case 0 -> new FieldValue.Text(pick(TEXTS));
            case 1 ->
                new FieldValue.Numeric(
                        pick(List.of("12", "12.00", "-0.5", "1e3", "12.000000000000000000000001").stream()
                                .map(BigDecimal::new)
                                .toList()));
            case 2 -> new FieldValue.Truth(random.nextBoolean());
            default -> new FieldValue.Date(LocalDate.of(2026, 1 + random.nextInt(12), 1));
        };
    }

    private Consent consent(TopicId topic) {
        ConsentStatus status = pick(List.of(ConsentStatus.values()));
        List<ConsentMark> marks = new ArrayList<>();
        Instant at = NOW.minus(Duration.ofDays(40));
        for (int i = random.nextInt(5); i > 0; i--) {
            at = at.plus(distance());
            marks.add(ConsentMark.of(at, pick(List.of(ConsentMark.Kind.values()))));
        }
        return new Consent(
                topic,
                "token",
                Frequency.WEEKLY,
                ZoneOffset.UTC,
                near(),
                orAbsent(near()),
                status,
                near(),
                null,
                marks);
    }

    private Enrolment enrolment(TopicId topic) {
        return new Enrolment(
                pick(SEQUENCES), topic, new StepId("one"), 1, Set.of(), false, NOW, null, null, null, null);
    }

    /// Often exactly at a border of some span.
    private Instant near() {
        Duration away = random.nextInt(4) == 0 ? Duration.ofNanos(1_000L * (random.nextInt(3) - 1)) : Duration.ZERO;
        return (random.nextBoolean() ? NOW.minus(distance()) : NOW.plus(distance())).plus(away);
    }

    private Duration distance() {
        return pick(List.of(
                Duration.ZERO,
                Duration.ofNanos(1_000),
                Duration.ofHours(23),
                Duration.ofHours(24),
                Duration.ofDays(30)));
    }

    private <T> @Nullable T orAbsent(T value) {
        return random.nextInt(4) == 0 ? null : value;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
