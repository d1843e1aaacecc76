package dev.rytm.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.ConsentMoment;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Condition;
import dev.rytm.core.flow.Condition.Comparison;
import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.flow.Span;
import dev.rytm.core.segment.SegmentProblem.Kind;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SegmentCheckTest {

    private static final TopicId NEWS = new TopicId("news");
    private static final Condition VIP = new Condition.HasTag("vip");
    private static final SegmentCheck.Known KNOWN =
            new SegmentCheck.Known(Set.of(NEWS), Set.of(new SequenceId("course")));

    @Test
    void findsNothingWrongWithWhatEveryTopicHas() {
        for (ReadyMade made : ReadyMade.values()) {
            assertThat(problems(made.condition(NEWS))).isEmpty();
        }
    }

    @Test
    void saysWhereATopicOrSequenceIsMissing() {
        TopicId gone = new TopicId("gone");

        assertThat(problems(new Condition.Any(List.of(
                        VIP,
                        new Condition.Not(new Condition.ConsentIs(gone, Set.of(ConsentStatus.ACTIVE), false)),
                        new Condition.ConsentDated(gone, ConsentMoment.ENDS, new Span.Ever()),
                        new Condition.InSequence(new SequenceId("gone"))))))
                .containsExactly(
                        new SegmentProblem(Kind.TOPIC_MISSING, "parts[1].part.topic"),
                        new SegmentProblem(Kind.TOPIC_MISSING, "parts[2].topic"),
                        new SegmentProblem(Kind.SEQUENCE_MISSING, "parts[3].sequence"));
    }

    @Test
    void wantsAValueWhereOneIsCompared() {
        assertThat(problems(new Condition.FieldIs("city", Comparison.EQUALS, null)))
                .containsExactly(new SegmentProblem(Kind.VALUE_MISSING, "value"));
        assertThat(problems(new Condition.FieldIs("city", Comparison.IS_EMPTY, null)))
                .isEmpty();
    }

    @Test
    void refusesALocalTime() {
        assertThat(problems(new Condition.LocalTimeIn(Set.of(), LocalTime.MIN, LocalTime.NOON)))
                .containsExactly(new SegmentProblem(Kind.LOCAL_TIME, ""));
    }

    @Test
    void looksNoFurtherThanTenYears() {
        Duration longest = FlowLimits.LONGEST_SPAN;

        assertThat(problems(new Condition.LastActive(new Span.Last(longest)))).isEmpty();
        assertThat(problems(new Condition.LastActive(new Span.Last(longest.plusSeconds(1)))))
                .containsExactly(new SegmentProblem(Kind.SPAN_OUT_OF_BOUNDS, "span"));
        assertThat(problems(new Condition.LastActive(new Span.Next(Duration.ZERO))))
                .containsExactly(new SegmentProblem(Kind.SPAN_OUT_OF_BOUNDS, "span"));
    }

    @Test
    void allowsAHundredPartsAndTenLevels() {
        List<Condition> most = Collections.nCopies(FlowLimits.CONDITION_PARTS - 1, VIP);
        List<Condition> more = Collections.nCopies(FlowLimits.CONDITION_PARTS, VIP);

        assertThat(problems(new Condition.All(most))).isEmpty();
        assertThat(problems(new Condition.All(more))).containsExactly(new SegmentProblem(Kind.TOO_MANY_PARTS, ""));
        assertThat(problems(nested(FlowLimits.CONDITION_DEPTH))).isEmpty();
        assertThat(problems(nested(FlowLimits.CONDITION_DEPTH + 1)))
                .extracting(SegmentProblem::kind)
                .containsExactly(Kind.TOO_DEEP);
    }

    private static Condition nested(int levels) {
        return levels == 1 ? VIP : new Condition.Not(nested(levels - 1));
    }

    private static List<SegmentProblem> problems(Condition condition) {
        return SegmentCheck.problems(condition, KNOWN);
    }
}
