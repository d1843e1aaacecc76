package dev.rytm.core.policy;

import static dev.rytm.core.testing.Situation.NEWS;
import static dev.rytm.core.testing.Situation.OTHER;
import static dev.rytm.core.testing.Situation.consent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.OptInRequest;
import dev.rytm.core.contact.SentNotification;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.policy.Verdict.Allowed;
import dev.rytm.core.policy.Verdict.Refused;
import dev.rytm.core.testing.Chance;
import dev.rytm.core.testing.Situation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What must hold for everybody, tried on many by chance, and checked by counting anew.
class PolicyPropertiesTest {

    private static final Chance CHANCE = Chance.of(PolicyPropertiesTest.class);

    /// One zone of those whose clocks were always the same.
    private static final List<ZoneId> ZONES = List.copyOf(new TreeSet<>(ZoneId.getAvailableZoneIds())
            .stream()
                    .map(ZoneId::of)
                    .collect(Collectors.toMap(ZoneId::getRules, zone -> zone, (one, other) -> one))
                    .values());

    private static final Instant EPOCH = Instant.parse("2022-01-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    /// Zones change between sends, answers come late, and what became of some is never known: no notification starts
    /// in a period that an earlier one has used, or may have, in the zone of then or of now.
    @Test
    void nobodyGetsTwoNotificationsInOnePeriodWhateverTheZone() {
        int movedZones = 0;
        int crossed = 0;
        for (ZoneId zone : ZONES) {
            Frequency frequency = CHANCE.oneOf(List.of(Frequency.values()));
            List<SentNotification> sent = keepTrying(zone, frequency);

            for (int later = 1; later < sent.size(); later++) {
                for (SentNotification earlier : sent.subList(0, later)) {
                    assertUnlike(earlier, sent.get(later), frequency);
                }
                movedZones += sent.get(later).zone().equals(sent.get(later - 1).zone()) ? 0 : 1;
            }
            crossed += (int) sent.stream()
                    .filter(it -> !period(it.startedAt(), it.zone(), frequency)
                            .equals(period(it.sentAt(), it.zone(), frequency)))
                    .count();
        }
        assertThat(movedZones).as("seed %s", CHANCE.seed()).isPositive();
        assertThat(crossed).as("seed %s", CHANCE.seed()).isPositive();
    }

    private static void assertUnlike(SentNotification earlier, SentNotification later, Frequency frequency) {
        for (ZoneId zone : List.of(earlier.zone(), later.zone())) {
            String taken = period(later.startedAt(), zone, frequency);
            assertThat(List.of(period(earlier.startedAt(), zone, frequency), period(earlier.sentAt(), zone, frequency)))
                    .as("%s in %s, %s after %s, seed %s", frequency, zone, later, earlier, CHANCE.seed())
                    .doesNotContain(taken);
        }
    }

    /// Tries every few hours around a change of the clocks, and right at the ends of days.
    private static List<SentNotification> keepTrying(ZoneId zone, Frequency frequency) {
        Situation person = new Situation();
        person.consent = consent(frequency, zone);
        var change = zone.getRules().nextTransition(CHANCE.within(EPOCH, EPOCH.plus(Duration.ofDays(700))));
        Instant around = change == null ? EPOCH : change.getInstant();
        ZoneId other = CHANCE.percent(70) ? CHANCE.oneOf(ZONES) : zone;
        List<Instant> tries = new ArrayList<>();
        for (int i = 0; i < CHANCE.times(4); i++) {
            Instant at = CHANCE.within(around.minus(Duration.ofDays(4)), around.plus(Duration.ofDays(4)));
            Instant midnight = at.atZone(zone)
                    .toLocalDate()
                    .atStartOfDay(CHANCE.oneOf(List.of(zone, other)))
                    .toInstant();
            tries.addAll(List.of(at, midnight.minusSeconds(CHANCE.between(60, 90)), midnight.minusMillis(1), midnight));
        }
        tries.sort(null);
        for (Instant at : tries) {
            if (CHANCE.percent(20)) {
                person.consent = consent(frequency, CHANCE.oneOf(List.of(zone, other)));
            }
            if (person.notify(at.toString()) instanceof Allowed) {
                person.notifications.add(outcome(person, at));
            }
        }
        return person.notifications;
    }

    /// Answered at once, answered late, or unknown: then it counts to the end of the exchange.
    private static SentNotification outcome(Situation person, Instant at) {
        ZoneId zone = Objects.requireNonNull(person.consent).zone();
        boolean unknown = CHANCE.percent(30);
        Instant end = at.plusSeconds(unknown || CHANCE.percent(30) ? CHANCE.between(1, 120) : 0);
        return new SentNotification("sent-" + at, NEWS, zone, at, end, unknown);
    }

    /// A day that has begun goes on where the clocks go back over midnight.
    private static String period(Instant at, ZoneId zone, Frequency frequency) {
        ZonedDateTime local = at.atZone(zone);
        var change = zone.getRules().previousTransition(at.plusNanos(1));
        boolean returned = change != null
                && change.isOverlap()
                && change.getDateTimeBefore().minusNanos(1).toLocalDate().isAfter(local.toLocalDate());
        return periodByCalendar(
                returned ? change.getDateTimeBefore().minusNanos(1).atZone(zone) : local, frequency);
    }

    private static String periodByCalendar(ZonedDateTime at, Frequency frequency) {
        return switch (frequency) {
            case DAILY -> at.toLocalDate().toString();
            case WEEKLY -> at.get(IsoFields.WEEK_BASED_YEAR) + "-" + at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTHLY -> at.getYear() + "-" + at.getMonthValue();
        };
    }

    @Test
    void nobodyIsAskedMoreOftenThanTheLimitsSayByAnyReading() {
        for (int person = 0; person < CHANCE.times(6); person++) {
            ZoneId zone = CHANCE.percent(50) ? Situation.WARSAW : CHANCE.oneOf(ZONES);
            List<OptInRequest> asked = keepAsking(zone);

            assertAtMost(5, asked, DAY);
            assertAtMost(10, asked, WEEK);
            perCalendar(asked, at -> at.atZone(zone).toLocalDate().toString(), 5);
            perCalendar(asked, at -> periodByCalendar(at.atZone(zone), Frequency.WEEKLY), 10);
            asked.stream()
                    .collect(Collectors.groupingBy(OptInRequest::title))
                    .values()
                    .forEach(same -> {
                        assertAtMost(1, same, WEEK);
                        perCalendar(same, at -> periodByCalendar(at.atZone(zone), Frequency.WEEKLY), 1);
                    });
        }
    }

    /// Greedily, over three weeks around the end of summer time.
    private static List<OptInRequest> keepAsking(ZoneId zone) {
        Situation person = new Situation();
        person.consent = null;
        person.pageZone = zone;
        Instant start = Instant.parse("2022-10-20T00:00:00Z");
        for (int i = 0; i < 21 * 24; i++) {
            Instant now =
                    start.plus(Duration.ofHours(i)).plusSeconds(CHANCE.percent(50) ? 0 : CHANCE.between(1, 3_599));
            String name = "topic " + CHANCE.between(1, 20);
            person.lastInteractionAt = now;
            var attempt = new Attempt.Request(null, new TopicId(name), name, "title " + CHANCE.between(1, 15));
            if (person.judge(attempt, now) instanceof Allowed) {
                person.requests.add(new OptInRequest("r" + i, attempt.topic(), name, attempt.title(), now));
            }
        }
        assertThat(person.requests).hasSizeGreaterThan(15);
        return person.requests;
    }

    private static void assertAtMost(int most, List<OptInRequest> asked, Duration span) {
        for (OptInRequest first : asked) {
            Instant end = first.askedAt().plus(span);
            long within = asked.stream()
                    .map(OptInRequest::askedAt)
                    .filter(at -> !at.isBefore(first.askedAt()) && at.isBefore(end))
                    .count();
            assertThat(within).as("from %s, seed %s", first, CHANCE.seed()).isLessThanOrEqualTo(most);
        }
    }

    private static void perCalendar(List<OptInRequest> asked, Function<Instant, String> key, int most) {
        asked.stream()
                .collect(Collectors.groupingBy(it -> key.apply(it.askedAt()), Collectors.counting()))
                .forEach((when, count) ->
                        assertThat(count).as("%s, seed %s", when, CHANCE.seed()).isLessThanOrEqualTo(most));
    }

    @Test
    void theNextAllowedInstantOfANotificationIsTheFirstAllowedOne() {
        Set<Reason> met = new HashSet<>();
        for (int i = 0; i < CHANCE.times(40); i++) {
            Situation person = somebodyWithNotifications();
            Instant now = CHANCE.within(EPOCH.plus(Duration.ofDays(30)), EPOCH.plus(Duration.ofDays(40)));
            met.add(assertFirst(now, at -> person.notify(at.toString())));
        }
        assertThat(met).contains(Reason.PERIOD_USED, Reason.QUIET_HOURS);
    }

    private static Situation somebodyWithNotifications() {
        Situation person = new Situation();
        ZoneId zone = CHANCE.oneOf(ZONES);
        person.consent = consent(CHANCE.oneOf(List.of(Frequency.values())), zone);
        person.pack = CHANCE.oneOf(List.of(Situation.PACK_2022, Situation.PACK_2023));
        for (int i = CHANCE.between(0, 6); i > 0; i--) {
            Instant at = CHANCE.within(EPOCH.plus(Duration.ofDays(20)), EPOCH.plus(Duration.ofDays(40)));
            ZoneId then = CHANCE.percent(80) ? zone : CHANCE.oneOf(ZONES);
            TopicId topic = CHANCE.percent(60) ? NEWS : OTHER;
            person.notifications.add(
                    new SentNotification("s" + i, topic, then, at, at.plusSeconds(CHANCE.between(0, 10)), false));
        }
        if (CHANCE.percent(60)) {
            person.quietHours = new QuietHours(
                    LocalTime.of(CHANCE.between(0, 11), CHANCE.between(0, 59)),
                    LocalTime.of(CHANCE.between(12, 23), 0));
        }
        if (CHANCE.percent(40)) {
            person.cap = new FrequencyCap(CHANCE.between(1, 3), CHANCE.between(1, 10));
        }
        return person;
    }

    @Test
    void theNextAllowedInstantOfARequestIsTheFirstAllowedOne() {
        for (int i = 0; i < CHANCE.times(20); i++) {
            Situation person = new Situation();
            person.pageZone = CHANCE.oneOf(ZONES);
            Instant start = Instant.parse("2022-10-20T00:00:00Z");
            person.with(ConsentStatus.ACTIVE, CHANCE.within(start, start.plus(Duration.ofDays(20))));
            for (int n = CHANCE.between(0, 16); n > 0; n--) {
                Instant at = CHANCE.within(start.plus(DAY), start.plus(Duration.ofDays(11)));
                person.asked(OTHER, CHANCE.percent(10) ? "news" : "unlike", CHANCE.percent(10) ? "our news" : "?", at);
            }
            assertFirst(start.plus(Duration.ofDays(11)), at -> {
                person.lastInteractionAt = at;
                return person.ask(at);
            });
        }
    }

    /// Tries the instant itself, the moment before, every minute of the last hours and moments in between.
    private static Reason assertFirst(Instant now, Function<Instant, Verdict> judge) {
        if (!(judge.apply(now) instanceof Refused refused)) {
            return Reason.FLOW_SENT_NOTHING;
        }
        Instant next = refused.nextAllowedAt();
        assertThat(next)
                .as("seed %s at %s: %s", CHANCE.seed(), now, refused)
                .isNotNull()
                .isAfter(now);
        assertThat(judge.apply(next)).as("seed %s at %s", CHANCE.seed(), next).isEqualTo(new Allowed());
        List<Instant> before = new ArrayList<>(List.of(next.minusNanos(1), next.minusMillis(1)));
        for (int i = 0; i < 30; i++) {
            before.add(next.minus(Duration.ofMinutes(CHANCE.between(1, 180))));
            before.add(CHANCE.within(now, next.plusSeconds(1)));
        }
        assertThat(before.stream()
                        .filter(at -> !at.isBefore(now) && at.isBefore(next))
                        .filter(at -> judge.apply(at) instanceof Allowed))
                .as("seed %s, allowed before %s", CHANCE.seed(), next)
                .isEmpty();
        return refused.reason();
    }
}
