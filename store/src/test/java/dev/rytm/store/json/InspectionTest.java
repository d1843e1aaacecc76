package dev.rytm.store.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.flow.Step;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InspectionTest {

    @Test
    void everyFaultIsFoundAndNotOnlyTheFirst() {
        Map<String, Object> step = new HashMap<>();
        step.put("kind", "split");
        step.put("id", 7);
        step.put("colour", "red");
        step.put(
                "branches",
                List.of(Map.of("percent", "half", "next", "a"), "b", Map.of("percent", new BigDecimal("1.5"))));

        assertThat(faults(step))
                .containsExactlyInAnyOrder(
                        "/colour UNKNOWN",
                        "/id WRONG_TYPE",
                        "/name MISSING",
                        "/branches/0/percent WRONG_TYPE",
                        "/branches/1 WRONG_TYPE",
                        "/branches/2/percent WRONG_TYPE");
    }

    @Test
    void whatNobodyHasChosenIsMissing() {
        assertThat(faults(Map.of("kind", "consent", "id", "a", "name", "", "topic", "")))
                .containsExactly("/topic MISSING");
        assertThat(faults(
                        Map.of("kind", "wait", "id", "a", "name", "", "delay", Map.of("kind", "for", "duration", ""))))
                .containsExactly("/delay/duration MISSING");
        assertThat(faults(Map.of("id", "a"))).containsExactly("/kind MISSING");
        assertThat(faults(null)).containsExactly(" MISSING");
    }

    @Test
    void whatIsNoObjectIsSaidToBeNone() {
        assertThat(faults("a")).containsExactly(" WRONG_TYPE");
        assertThat(faults(Map.of("kind", "dance"))).containsExactly("/kind WRONG_WORD");
        assertThat(faults(Map.of("kind", "end", "id", "a", "name", ""))).isEmpty();
    }

    private static List<String> faults(@Nullable Object tree) {
        return Json.faults(tree, Step.class).stream()
                .map(fault -> fault.pointer() + " " + fault.fault())
                .toList();
    }
}
