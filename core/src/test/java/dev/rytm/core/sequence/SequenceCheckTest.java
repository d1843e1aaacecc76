package dev.rytm.core.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.sequence.Sequence.SequenceStep;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SequenceCheckTest {

    private static final TopicId NEWS = new TopicId("news");
    private static final FlowId FLOW = new FlowId("flow");

    @Test
    void findsNothingWrongWithAPlainSequence() {
        assertThat(problems(sequence("Course", NEWS, LocalTime.of(23, 58), 31, step("a", FLOW))))
                .isEmpty();
    }

    @Test
    void namesEveryMistakeAndItsPlace() {
        Sequence wrong = sequence(
                " ", new TopicId("gone"), LocalTime.of(23, 59), 32, step("a", FLOW), step("a", new FlowId("gone")));

        assertThat(problems(wrong))
                .containsExactly("name", "topic", "time", "dayOfMonth", "steps[1].id", "steps[1].flow");
    }

    private static List<String> problems(Sequence sequence) {
        return SequenceCheck.problems(sequence, Set.of(NEWS), Set.of(FLOW)).stream()
                .map(SequenceProblem::path)
                .toList();
    }

    private static SequenceStep step(String id, FlowId flow) {
        return new SequenceStep(new StepId(id), flow, true);
    }

    private static Sequence sequence(String name, TopicId topic, LocalTime time, int day, SequenceStep... steps) {
        return new Sequence(new SequenceId("s"), topic, name, List.of(steps), time, null, day, true, false);
    }
}
