package dev.rytm.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.Consent;
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
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Condition.Comparison;
import dev.rytm.core.flow.Condition.ConsentIs;
import dev.rytm.core.flow.Condition.FieldIs;
import dev.rytm.core.flow.Condition.HasTag;
import dev.rytm.core.flow.Condition.LastActive;
import dev.rytm.core.flow.Condition.LocalTimeIn;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final TopicId NEWS = new TopicId("news");
    private static final SequenceId COURSE = new SequenceId("course");

    /// A Wednesday, at noon in Warsaw.
    private static final Instant NOON = Instant.parse("2026-06-03T10:00:00Z");

    private static final Condition YES = new Condition.All(List.of());
    private static final Condition NO = new Condition.Any(List.of());

    private final Contact contact = Contact.unknown(new ContactKey(1, "p"))
            .withTags(Set.of("vip"))
            .withLastInteractionAt(NOON.minusSeconds(24 * 3600))
            .withFields(Map.of(
                    "city", new FieldValue.Text("Warsaw"),
                    "age", new FieldValue.Numeric(new BigDecimal("40.0")),
                    "member", new FieldValue.Truth(true),
                    "since", new FieldValue.Date(LocalDate.of(2026, 1, 1))));

    @Test
    void joinsParts() {
        assertThat(holds(new Condition.All(List.of(YES, YES)))).isTrue();
        assertThat(holds(new Condition.All(List.of(YES, NO)))).isFalse();
        assertThat(holds(new Condition.Any(List.of(NO, YES)))).isTrue();
        assertThat(holds(new Condition.Any(List.of(NO, NO)))).isFalse();
        assertThat(holds(new Condition.Not(NO))).isTrue();
    }

    @Test
    void knowsTagsAndSequences() {
        assertThat(holds(new HasTag("vip"))).isTrue();
        assertThat(holds(new HasTag("VIP"))).isFalse();
        assertThat(holds(new Condition.InSequence(COURSE))).isFalse();
        Enrolment enrolment =
                new Enrolment(COURSE, NEWS, new StepId("a"), 1, Set.of(), true, NOON, null, null, null, null);
        assertThat(new Conditions(contact.withEnrolments(Map.of(NEWS, enrolment)), WARSAW, NOON)
                        .hold(new Condition.InSequence(COURSE)))
                .isTrue();
    }

    @Test
    void comparesFieldsOfOneKind() {
        assertThat(field("city", Comparison.EQUALS, new FieldValue.Text("Warsaw")))
                .isTrue();
        assertThat(field("city", Comparison.CONTAINS, new FieldValue.Text("arsa")))
                .isTrue();
        assertThat(field("city", Comparison.CONTAINS, new FieldValue.Text("x"))).isFalse();
        assertThat(field("age", Comparison.EQUALS, number("40"))).isTrue();
        assertThat(field("age", Comparison.GREATER, number("39.9"))).isTrue();
        assertThat(field("age", Comparison.GREATER, number("40"))).isFalse();
        assertThat(field("age", Comparison.LESS, number("41"))).isTrue();
        assertThat(field("member", Comparison.DIFFERS, new FieldValue.Truth(false)))
                .isTrue();
        assertThat(field("since", Comparison.LESS, new FieldValue.Date(LocalDate.of(2026, 1, 2))))
                .isTrue();
    }

    @Test
    void findsValuesOfDifferentKindsDifferent() {
        assertThat(field("age", Comparison.EQUALS, new FieldValue.Text("40"))).isFalse();
        assertThat(field("age", Comparison.DIFFERS, new FieldValue.Text("40"))).isTrue();
        assertThat(field("age", Comparison.LESS, new FieldValue.Text("99"))).isFalse();
        assertThat(field("age", Comparison.CONTAINS, new FieldValue.Text("4"))).isFalse();
    }

    @Test
    void findsAnAbsentFieldEmptyAndDifferentOnly() {
        for (Comparison comparison : Comparison.values()) {
            boolean expected = comparison == Comparison.IS_EMPTY || comparison == Comparison.DIFFERS;
            assertThat(field("none", comparison, number("1")))
                    .as("%s", comparison)
                    .isEqualTo(expected);
        }
        assertThat(field("age", Comparison.IS_EMPTY, null)).isFalse();
        assertThat(field("age", Comparison.IS_PRESENT, null)).isTrue();
    }

    @Test
    void judgesConsentsAtTheInstant() {
        Condition active = new ConsentIs(NEWS, Set.of(ConsentStatus.ACTIVE), false);
        Condition expired = new ConsentIs(NEWS, Set.of(ConsentStatus.EXPIRED), false);
        Condition none = new ConsentIs(NEWS, Set.of(), true);

        assertThat(holds(none)).isTrue();
        assertThat(holds(active)).isFalse();
        assertThat(with(ConsentStatus.ACTIVE, NOON.plusMillis(1)).hold(active)).isTrue();
        assertThat(with(ConsentStatus.ACTIVE, NOON).hold(active)).isFalse();
        assertThat(with(ConsentStatus.STOPPED, NOON).hold(expired)).isTrue();
        assertThat(with(ConsentStatus.REVOKED, NOON).hold(expired)).isFalse();
        assertThat(with(ConsentStatus.ACTIVE, null).hold(none)).isFalse();
    }

    @Test
    void knowsWhetherTheWindowIsOpen() {
        assertThat(holds(new Condition.WindowOpen())).isFalse();
        assertThat(new Conditions(contact, WARSAW, NOON.minusMillis(1)).hold(new Condition.WindowOpen()))
                .isTrue();
    }

    @Test
    void knowsWhetherTheTeamHasThePerson() {
        assertThat(holds(new Condition.HandedOver())).isFalse();
        assertThat(new Conditions(contact.withRuns(List.of(runOf(new Waiting.ForTeam(NOON)))), WARSAW, NOON)
                        .hold(new Condition.HandedOver()))
                .isTrue();
        assertThat(new Conditions(contact.withRuns(List.of(runOf(new Waiting.ForInteraction()))), WARSAW, NOON)
                        .hold(new Condition.HandedOver()))
                .isFalse();
    }

    private static FlowRun runOf(Waiting waiting) {
        return new FlowRun(
                "run", new FlowId("flow"), 1, new StepId("one"), waiting, List.of(), new FlowRun.Origin.Direct(), NOON);
    }

    @Test
    void knowsTheLocalTimeFromTheFirstInstantToBeforeTheLast() {
        assertThat(time("12:00", "13:00")).isTrue();
        assertThat(time("11:00", "12:00")).isFalse();
        assertThat(time("12:00", "13:00", DayOfWeek.WEDNESDAY)).isTrue();
        assertThat(time("12:00", "13:00", DayOfWeek.TUESDAY)).isFalse();
    }

    @Test
    void countsAStretchOverMidnightToTheDayItBeginsOn() {
        assertThat(time("22:00", "12:01", DayOfWeek.TUESDAY)).isTrue();
        assertThat(time("22:00", "12:01", DayOfWeek.WEDNESDAY)).isFalse();
        assertThat(time("22:00", "12:00")).isFalse();
        assertThat(time("12:00", "12:00", DayOfWeek.WEDNESDAY)).isTrue();
    }

    @Test
    void ordersTextsByCodePoint() {
        FieldValue fullWidthTilde = new FieldValue.Text("～");
        Contact baker = contact.withFields(Map.of("mood", new FieldValue.Text("🥐")));

        assertThat(new Conditions(baker, WARSAW, NOON).hold(new FieldIs("mood", Comparison.GREATER, fullWidthTilde)))
                .isTrue();
    }

    @Test
    void looksBackFromNowAndCountsBothEnds() {
        Duration day = Duration.ofHours(24);

        assertThat(holds(new LastActive(new Span.Last(day)))).isTrue();
        assertThat(holds(new LastActive(new Span.Last(day.minusNanos(1))))).isFalse();
        assertThat(new Conditions(contact, WARSAW, NOON.minus(day)).hold(new LastActive(new Span.Last(day))))
                .as("what happens at this very instant")
                .isTrue();
        assertThat(holds(new LastActive(new Span.Between(NOON.minus(day), NOON))))
                .isTrue();
        assertThat(holds(new LastActive(new Span.Between(null, NOON.minus(day)))))
                .isFalse();
    }

    @Test
    void looksAheadToTheEndOfAConsent() {
        Conditions ends = with(ConsentStatus.ACTIVE, NOON.plusSeconds(60));
        Conditions endless = with(ConsentStatus.ACTIVE, null);

        assertThat(ends.hold(ending(61))).isTrue();
        assertThat(ends.hold(ending(60))).isFalse();
        assertThat(endless.hold(ending(61))).isFalse();
        assertThat(endless.hold(new Condition.ConsentDated(NEWS, ConsentMoment.ENDS, new Span.Ever())))
                .isFalse();
    }

    private static Condition ending(int seconds) {
        return new Condition.ConsentDated(NEWS, ConsentMoment.ENDS, new Span.Next(Duration.ofSeconds(seconds)));
    }

    private boolean time(String from, String until, DayOfWeek... days) {
        return holds(new LocalTimeIn(Set.of(days), LocalTime.parse(from), LocalTime.parse(until)));
    }

    private boolean field(String name, Comparison comparison, @Nullable FieldValue value) {
        return holds(new FieldIs(name, comparison, value));
    }

    private boolean holds(Condition condition) {
        return new Conditions(contact, WARSAW, NOON).hold(condition);
    }

    private Conditions with(ConsentStatus status, @Nullable Instant expiresAt) {
        Consent consent =
                new Consent(NEWS, "t", Frequency.WEEKLY, WARSAW, NOON, expiresAt, status, NOON, null, List.of());
        return new Conditions(contact.withConsents(Map.of(NEWS, consent)), WARSAW, NOON);
    }

    private static FieldValue number(String digits) {
        return new FieldValue.Numeric(new BigDecimal(digits));
    }
}
