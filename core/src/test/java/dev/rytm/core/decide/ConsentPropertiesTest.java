package dev.rytm.core.decide;

import static dev.rytm.core.testing.Situation.NEWS;
import static dev.rytm.core.testing.Situation.OTHER;
import static dev.rytm.core.testing.Situation.WARSAW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.consent.Topic;
import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Enrolment;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.testing.Chance;
import dev.rytm.core.testing.UnmarkedConsent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whatever a person did, and in whatever order and how often we hear of it: it leads where it would have led if each
/// had been heard of at once.
class ConsentPropertiesTest {

    private static final Chance CHANCE = Chance.of(ConsentPropertiesTest.class);
    private static final List<ZoneId> ZONES = List.of(WARSAW, ZoneId.of("Asia/Tokyo"));
    private static final Instant EVENING = World.START.plus(Duration.ofHours(8));
    private static final Instant AFTER_THE_TURN = Instant.parse("2022-08-09T12:00:00Z");

    /// In the order in which events of one instant count: the stop last.
    private enum Kind {
        INTERACTION,
        OPT_IN,
        REFRESH,
        RESUME,
        START_WORD,
        STOP_WORD,
        STOP
    }

    private record Happening(Instant at, Kind kind, TopicId topic, String token, ZoneId zone) {

        Event event() {
            String title = "Title of " + topic;
            return switch (kind) {
                case INTERACTION -> new Event.MessageReceived(at, "mid", "hi", null);
                case STOP_WORD -> new Event.MessageReceived(at, "mid", "STOP", null);
                case START_WORD -> new Event.MessageReceived(at, "mid", "start", null);
                case OPT_IN, REFRESH ->
                    new Event.OptInGranted(at, token, null, title, Frequency.WEEKLY, zone, null, kind == Kind.REFRESH);
                case STOP -> new Event.NotificationsStopped(at, "of " + topic, null, title, Frequency.WEEKLY);
                case RESUME -> new Event.NotificationsResumed(at, "of " + topic, null, title, Frequency.WEEKLY);
            };
        }
    }

    /// What must be equal in the end. `place` is the step that goes out next in each topic's sequence.
    private record Outcome(
            Map<TopicId, Consent> consents,
            Set<String> tags,
            Map<TopicId, StepId> places,
            Set<TopicId> resting,
            @Nullable Instant lastInteractionAt,
            boolean reachable) {}

    @Test
    void anyOrderWithRepeatsLeadsWhereTheOrderOfTimestampsLeads() {
        Set<ConsentStatus> met = new HashSet<>();
        for (int i = 0; i < CHANCE.times(400); i++) {
            List<Happening> events = someEvents();
            World live = world();
            for (Happening event : events) {
                live.now = event.at();
                live.happens(event.event());
            }
            List<Happening> repeated = new ArrayList<>(events);
            events.stream().filter(_ -> CHANCE.percent(40)).forEach(repeated::add);
            List<Happening> order = CHANCE.shuffled(repeated);
            World late = world();
            late.now = EVENING;
            order.forEach(event -> late.happens(event.event()));

            assertSame(live, late, EVENING, order, events);
            assertSame(live, late, AFTER_THE_TURN, order, events);
            live.contact.consents().values().forEach(consent -> met.add(consent.status()));
        }
        assertThat(met).contains(ConsentStatus.ACTIVE, ConsentStatus.STOPPED);
    }

    private static void assertSame(World live, World late, Instant at, List<Happening> order, List<Happening> events) {
        assertThat(outcome(late.until(at)))
                .as("seed %s: at %s after %s instead of %s", CHANCE.seed(), at, order, events)
                .isEqualTo(outcome(live.until(at)));
    }

    /// Who rests shows at the first turn: until then somebody who was stopped in time still waits for it.
    private static Outcome outcome(World world) {
        Map<TopicId, Consent> consents = new TreeMap<>(Comparator.comparing(TopicId::value));
        world.contact.consents().forEach((topic, consent) -> consents.put(topic, UnmarkedConsent.of(consent)));
        Map<TopicId, StepId> places = new HashMap<>();
        Set<TopicId> resting = new HashSet<>();
        for (Enrolment enrolment : world.contact.enrolments().values()) {
            places.put(enrolment.topic(), enrolment.step());
            if (enrolment.paused() && world.now.equals(AFTER_THE_TURN)) {
                resting.add(enrolment.topic());
            }
        }
        return new Outcome(
                consents,
                world.contact.tags(),
                places,
                resting,
                world.contact.lastInteractionAt(),
                world.contact.reachability().isReachable(world.now));
    }

    /// In the order of their timestamps, at most one of a kind at an instant, ties among them.
    private static List<Happening> someEvents() {
        List<Happening> events = new ArrayList<>();
        Instant at = World.START;
        for (int i = CHANCE.between(1, 9); i > 0; i--) {
            at = CHANCE.percent(15) ? at : at.plusSeconds(CHANCE.between(1, 2_000));
            Happening event = new Happening(
                    at,
                    CHANCE.oneOf(List.of(Kind.values())),
                    CHANCE.percent(75) ? NEWS : OTHER,
                    "t" + i,
                    CHANCE.oneOf(ZONES));
            if (events.stream().noneMatch(it -> it.at().equals(event.at()) && it.kind() == event.kind())) {
                events.add(event);
            }
        }
        events.sort(Comparator.comparing(Happening::at).thenComparing(Happening::kind));
        return events;
    }

    /// Without subflows: what they do is not taken back.
    private static World world() {
        World world = new World();
        world.authors.topic(OTHER, Frequency.WEEKLY, WARSAW);
        world.authors.topics.replaceAll((id, topic) -> new Topic(
                id,
                topic.name(),
                topic.frequency(),
                topic.zone(),
                topic.currentWording(),
                topic.wordings(),
                true,
                null,
                null,
                Objects.requireNonNull(topic.stopTag()),
                Objects.requireNonNull(topic.resumeTag())));
        return world;
    }
}
