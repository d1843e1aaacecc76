package dev.rytm.core.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.sequence.Sequence.SequenceStep;
import dev.rytm.core.testing.Chance;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlaceTest {

    @Test
    void beginsAtTheFirstStepThatIsOn() {
        assertThat(Place.first(sequence(false, "-a", "b"))).contains(place("b", 1, "a"));
        assertThat(Place.first(sequence(true, "-a", "-b"))).isEmpty();
        assertThat(Place.first(sequence(true))).isEmpty();
    }

    @Test
    void goesStepByStepAndEnds() {
        Sequence sequence = sequence(false, "a", "b");

        assertThat(place("a", 1).next(sequence)).contains(place("b", 1, "a"));
        assertThat(place("b", 1, "a").next(sequence)).isEmpty();
    }

    @Test
    void beginsAgainIfItRepeats() {
        assertThat(place("b", 1, "a").next(sequence(true, "a", "b"))).contains(place("a", 2));
        assertThat(place("b", 1, "a").next(sequence(true, "-a", "-b"))).isEmpty();
    }

    @Test
    void passesOverWhatIsOffAndDoesNotGoBackToIt() {
        assertThat(place("a", 1).next(sequence(false, "a", "-b", "c"))).contains(place("c", 1, "a", "b"));
        assertThat(place("c", 1, "a", "b").next(sequence(false, "a", "b", "c"))).isEmpty();
        assertThat(place("a", 1).current(sequence(false, "-a", "b"))).contains(place("b", 1, "a"));
    }

    @Test
    void goesOnBehindWhatWasPassedIfItsStepIsRemoved() {
        assertThat(place("b", 1, "a").current(sequence(false, "a", "c"))).contains(place("c", 1, "a", "b"));
        assertThat(place("b", 1).current(sequence(false, "c"))).contains(place("c", 1, "b"));
        assertThat(place("b", 1, "a").current(sequence(false, "a"))).isEmpty();
    }

    @Test
    void neverSendsAStepTwiceInARoundHoweverItIsEdited() {
        Chance chance = Chance.of(PlaceTest.class);
        for (int i = 0; i < 500; i++) {
            Sequence sequence = random(chance);
            Optional<Place> place = Place.first(sequence);
            Set<StepId> sent = new HashSet<>();
            int round = 1;
            for (int n = 0; n < 30 && place.isPresent(); n++) {
                sequence = chance.percent(40) ? random(chance) : sequence;
                place = place.get().current(sequence);
                if (place.isEmpty()) {
                    break;
                }
                if (place.get().round() != round) {
                    round = place.get().round();
                    sent.clear();
                }
                assertThat(sent.add(place.get().step()))
                        .as("%s in %s", place, sequence)
                        .isTrue();
                place = place.get().next(sequence);
            }
        }
    }

    private static Sequence random(Chance chance) {
        List<String> steps = new ArrayList<>();
        for (String id : chance.shuffled(List.of("a", "b", "c", "d", "e"))) {
            if (chance.percent(80)) {
                steps.add(chance.percent(25) ? "-" + id : id);
            }
        }
        return sequence(chance.percent(50), steps.toArray(String[]::new));
    }

    private static Sequence sequence(boolean repeats, String... steps) {
        return new Sequence(
                new SequenceId("s"),
                new TopicId("t"),
                "S",
                Stream.of(steps)
                        .map(step -> new SequenceStep(
                                new StepId(step.replace("-", "")), new FlowId("f"), !step.startsWith("-")))
                        .toList(),
                LocalTime.NOON,
                null,
                null,
                true,
                repeats);
    }

    private static Place place(String step, int round, String... passed) {
        return new Place(
                new StepId(step),
                round,
                Set.copyOf(Stream.of(passed).map(StepId::new).toList()));
    }
}
