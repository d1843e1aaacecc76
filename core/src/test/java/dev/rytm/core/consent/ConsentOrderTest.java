package dev.rytm.core.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentMark;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.message.CallToAction;
import dev.rytm.core.policy.RulePack;
import dev.rytm.core.testing.Chance;
import dev.rytm.core.testing.Situation;
import dev.rytm.core.testing.UnmarkedConsent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Webhooks repeat and come in any order; what a consent is in the end follows from their timestamps alone.
class ConsentOrderTest {

    private static final Chance CHANCE = Chance.of(ConsentOrderTest.class);
    private static final List<ZoneId> ZONES = List.of(Situation.WARSAW, ZoneId.of("Asia/Tokyo"));
    private static final Instant START = Instant.parse("2022-06-01T10:00:00Z");
    private static final Instant NOW = START.plus(Duration.ofDays(1_500));
    private static final Topic TOPIC = new Topic(
            new TopicId("news"),
            "News",
            Frequency.DAILY,
            Situation.WARSAW,
            1,
            Map.of(1, new Wording(1, "News", null, CallToAction.ALLOW, "en")),
            true,
            null,
            null,
            null,
            null);

    private enum Kind {
        OPT_IN,
        REFRESH,
        RESUME,
        START_WORD,
        STOP_WORD,
        STOP,
        REVOKE,
        EXPIRE
    }

    private record Happening(Instant at, Kind kind, String token, ZoneId zone) {}

    @Test
    void anyShuffleWithRepeatsLeadsWhereTheRightOrderLeads() {
        for (RulePack pack : List.of(Situation.PACK_2022, Situation.PACK_2023)) {
            for (int i = 0; i < CHANCE.times(150); i++) {
                List<Happening> events = someEvents();
                List<Happening> shuffled = new ArrayList<>(events);
                events.stream().filter(it -> CHANCE.percent(40)).forEach(shuffled::add);

                Consent expected = after(events, pack);

                List<Happening> order = CHANCE.shuffled(shuffled);
                assertThat(after(order, pack))
                        .as("seed %s: %s instead of %s", CHANCE.seed(), order, events)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void theRightOrderLeadsWhereTheRulesSay() {
        for (RulePack pack : List.of(Situation.PACK_2022, Situation.PACK_2023)) {
            for (int i = 0; i < CHANCE.times(150); i++) {
                List<Happening> events = new ArrayList<>(someEvents());
                events.addFirst(new Happening(START.minusSeconds(60), Kind.OPT_IN, "first", Situation.WARSAW));

                assertThat(after(events, pack).status())
                        .as("seed %s: %s", CHANCE.seed(), events)
                        .isEqualTo(byTheRules(events, pack));
            }
        }
    }

    @Test
    void fewMarksAreKeptHoweverOftenAPersonChangesTheirMind() {
        Consent consent = ConsentLife.optIn(
                        null, matter(Situation.PACK_2022), new Grant(START, null, "a", ZONES.get(0), null, 1))
                .next();
        for (int i = 1; i <= 200; i++) {
            Instant at = START.plusSeconds(i);
            consent = (i % 2 == 0
                            ? ConsentLife.switched(
                                    consent, matter(Situation.PACK_2022), ConsentMark.of(at, ConsentMark.Kind.RESUMED))
                            : ConsentLife.switched(
                                    consent, matter(Situation.PACK_2022), ConsentMark.of(at, ConsentMark.Kind.STOPPED)))
                    .next();
        }
        assertThat(consent.marks()).hasSizeLessThan(6);
    }

    @Test
    void noSwitchOfPacksMakesAConsentSendableThatWasNot() {
        List<RulePack> packs = List.of(Situation.PACK_2022, Situation.PACK_2023, Situation.PACK_2025);
        for (int i = 0; i < CHANCE.times(150); i++) {
            Consent before = arrive(someEvents(), CHANCE.oneOf(packs), null);
            Instant now = CHANCE.within(START, NOW);

            Consent next = ConsentLife.underPack(before, matter(CHANCE.oneOf(packs)), now)
                    .map(Transition::next)
                    .orElse(before);

            if (!before.isLive(now)) {
                assertThat(next.isLive(now))
                        .as("seed %s: %s", CHANCE.seed(), before)
                        .isFalse();
            }
            assertThat(next.status()).isIn(before.status(), ConsentStatus.EXPIRED);
        }
    }

    /// In the order of their timestamps, at most one of a kind at an instant, ties among them. Over years they stay
    /// in one zone: an opt-in heard of only after a lapse, whose other zone moves it by hours, is left out.
    private static List<Happening> someEvents() {
        List<Happening> events = new ArrayList<>();
        boolean years = CHANCE.percent(60);
        List<ZoneId> zones = years ? List.of(CHANCE.oneOf(ZONES)) : ZONES;
        Instant at = START;
        for (int i = CHANCE.between(1, 9); i > 0; i--) {
            at = CHANCE.percent(15) ? at : at.plus(step(years));
            Happening event = new Happening(at, CHANCE.oneOf(List.of(Kind.values())), "t" + i, CHANCE.oneOf(zones));
            if (events.stream().noneMatch(it -> it.at().equals(event.at()) && it.kind() == event.kind())) {
                events.add(event);
            }
        }
        events.sort(Comparator.comparing(Happening::at).thenComparing(ConsentOrderTest::rank));
        return events;
    }

    private static Duration step(boolean years) {
        return years && CHANCE.percent(50)
                ? Duration.ofDays(CHANCE.between(1, 200))
                : Duration.ofSeconds(CHANCE.between(1, 100));
    }

    /// Of one instant: what Meta's answer said of the token before, then the person's yes, the stop last.
    private static int rank(Happening event) {
        return switch (event.kind()) {
            case REVOKE -> 0;
            case EXPIRE -> 1;
            case OPT_IN -> 2;
            case REFRESH -> 3;
            case RESUME -> 4;
            case START_WORD -> 5;
            case STOP_WORD -> 6;
            case STOP -> 7;
        };
    }

    private static Consent after(List<Happening> events, RulePack pack) {
        boolean oneZone = events.stream().map(Happening::zone).distinct().count() == 1;
        Consent consent = arrive(events, pack, oneZone ? NOW : null);
        return UnmarkedConsent.of(ConsentLife.lapse(consent, matter(pack), NOW)
                .map(Transition::next)
                .orElse(consent));
    }

    /// With a `timer`, everything arrives after all ends have come, so the timer often fires between arrivals.
    private static Consent arrive(List<Happening> events, RulePack pack, @Nullable Instant timer) {
        Consent consent = null;
        for (Happening event : events) {
            consent = apply(consent, event, matter(pack)).next();
            if (timer != null && CHANCE.percent(70)) {
                consent = ConsentLife.lapse(consent, matter(pack), timer)
                        .map(Transition::next)
                        .orElse(consent);
            }
        }
        return Objects.requireNonNull(consent);
    }

    private static Transition apply(@Nullable Consent current, Happening event, Matter matter) {
        Grant grant = new Grant(event.at(), null, event.token(), event.zone(), null, 1);
        Consent known = current == null ? ConsentLife.unheard(TOPIC, "unheard", event.at()) : current;
        return switch (event.kind()) {
            case OPT_IN -> ConsentLife.optIn(current, matter, grant);
            case REFRESH -> ConsentLife.refresh(current, matter, grant);
            case RESUME -> ConsentLife.switched(known, matter, ConsentMark.of(event.at(), ConsentMark.Kind.RESUMED));
            case START_WORD ->
                ConsentLife.switched(known, matter, ConsentMark.of(event.at(), ConsentMark.Kind.RESUMED_HERE));
            case STOP_WORD ->
                ConsentLife.switched(known, matter, ConsentMark.of(event.at(), ConsentMark.Kind.STOPPED_HERE));
            case STOP -> ConsentLife.switched(known, matter, ConsentMark.of(event.at(), ConsentMark.Kind.STOPPED));
            case REVOKE -> ConsentLife.revoke(known, matter, event.at());
            case EXPIRE -> ConsentLife.expire(known, matter, event.at());
        };
    }

    private static Matter matter(RulePack pack) {
        return new Matter(TOPIC, pack, "webhook");
    }

    /// The rules written down a second time, for events in the right order that begin with an opt-in.
    private static ConsentStatus byTheRules(List<Happening> events, RulePack pack) {
        ConsentStatus status = ConsentStatus.EXPIRED;
        Instant end = Instant.MAX;
        ZoneId zone = Situation.WARSAW;
        boolean atMeta = false;
        for (Happening event : events) {
            boolean over =
                    !event.at().isBefore(end) || status == ConsentStatus.EXPIRED || status == ConsentStatus.REVOKED;
            if (!event.at().isBefore(end) && status != ConsentStatus.REVOKED) {
                status = ConsentStatus.EXPIRED;
            }
            boolean lifted = event.kind() == Kind.RESUME
                    || event.kind() == Kind.OPT_IN
                    || (event.kind() == Kind.REFRESH && over);
            atMeta = event.kind() == Kind.STOP || (atMeta && !lifted);
            switch (event.kind()) {
                case OPT_IN, REFRESH -> {
                    boolean anew = event.kind() == Kind.OPT_IN || over;
                    zone = anew ? event.zone() : zone;
                    status = anew ? ConsentStatus.ACTIVE : status;
                    Instant sixMonths = event.at().atZone(zone).plusMonths(6).toInstant();
                    end = pack.expiryMonths().isEmpty() ? Instant.MAX : sixMonths;
                }
                case RESUME -> status = status == ConsentStatus.STOPPED ? ConsentStatus.ACTIVE : status;
                case START_WORD -> status = status == ConsentStatus.STOPPED && !atMeta ? ConsentStatus.ACTIVE : status;
                case STOP_WORD, STOP -> status = status == ConsentStatus.ACTIVE ? ConsentStatus.STOPPED : status;
                case REVOKE -> status = over ? status : ConsentStatus.REVOKED;
                case EXPIRE -> status = over ? status : ConsentStatus.EXPIRED;
            }
        }
        boolean running = status == ConsentStatus.ACTIVE || status == ConsentStatus.STOPPED;
        return running && !NOW.isBefore(end) ? ConsentStatus.EXPIRED : status;
    }
}
