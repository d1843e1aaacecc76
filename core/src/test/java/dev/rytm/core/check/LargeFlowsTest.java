package dev.rytm.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.flow.Step;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Flows as large as authors may draw, and larger.
@Timeout(20)
class LargeFlowsTest {

    private static Drawing drawn(int steps, IntFunction<String> line) {
        Drawing drawing = new Drawing();
        drawing.keywords.put("main", Drawing.MAIN);
        drawing.flow(Drawing.MAIN, FlowKind.FLOW, lines(steps, line));
        return drawing;
    }

    private static List<Step> lines(int steps, IntFunction<String> line) {
        return IntStream.range(0, steps)
                .mapToObj(n -> StepLine.read(line.apply(n).split(" ")))
                .toList();
    }

    private static String exit(int n, int steps) {
        return n + 1 < steps ? " -> " + (n + 1) : "";
    }

    @Test
    void asManyStepsInOneGoAsTheEngineTakesAreFine() {
        int most = FlowLimits.STEPS_PER_EVENT;

        assertThat(drawn(most, n -> n + " do tag x" + exit(n, most)).found()).isEmpty();
        assertThat(drawn(most + 1, n -> n + " do tag x" + exit(n, most + 1)).found())
                .containsExactly("TOO_MANY_STEPS_AT_ONCE 0");
    }

    @Test
    void aMessageEndsTheGo() {
        assertThat(drawn(250, n -> n + (n % 60 == 59 ? " say" : " do tag x") + exit(n, 250))
                        .found())
                .isEmpty();
    }

    /// Every step may lead to two others, so that there are more ways than anybody could follow one by one.
    @Test
    void manyWaysAreFollowedTogether() {
        int steps = FlowLimits.STEPS_PER_FLOW;
        Drawing drawing = drawn(
                steps,
                n -> n % 2 == 0
                        ? n + " split 50 50 -> " + Math.min(n + 1, steps - 1) + " " + Math.min(n + 2, steps - 1)
                        : n + " wait " + (1 + n % 7) + "m" + exit(n, steps));

        assertThat(drawing.found()).containsExactly("TOO_MANY_STEPS_AT_ONCE 0", "DEAD_END 499");
    }

    @Test
    void fiveHundredStepsAreCheckedWhileTheAuthorWaits() {
        int steps = FlowLimits.STEPS_PER_FLOW;
        Drawing drawing = drawn(
                steps,
                n -> n
                        + (n % 3 == 0 ? " wait 1h" : " offer")
                        + (n % 3 == 0
                                ? exit(n, steps)
                                : " -> a=" + Math.min(n + 1, steps - 1) + " b=" + (n * 7 % steps)));

        long begun = System.nanoTime();
        drawing.found();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void whatCannotBeFollowedToItsEndIsNotCalledSafe() {
        Drawing drawing = drawn(
                100,
                n -> n % 2 == 0
                        ? n + " split 50 50 -> " + (n + 1) + " " + (n + 2) % 100
                        : n + " go sub sub -> " + (n + 1) % 100);
        drawing.flow(
                new FlowId("sub"),
                FlowKind.SUBFLOW,
                lines(
                        100,
                        n -> n % 2 == 0
                                ? n + " split 50 50 -> " + (n + 1) + " " + (n + 2) % 100
                                : n + " go sub sub -> " + (n + 1) % 100));

        assertThat(drawing.found()).contains("TOO_COMPLEX");
    }

    @Test
    void tooManyStepsAreNotFollowedAtAll() {
        Drawing drawing = drawn(10_000, n -> n + " say" + exit(n, 10_000));

        assertThatCode(drawing::found).doesNotThrowAnyException();
        assertThat(drawing.found()).containsExactly("UNFINISHED");
    }
}
