package dev.rytm.core.decide;

import static dev.rytm.core.decide.Authors.WEEK_ONE;
import static dev.rytm.core.decide.Authors.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Profile;
import dev.rytm.core.message.Rejection;
import dev.rytm.core.message.SendOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A text may have 2,000 characters, counted with the person's name filled in.
class ContentLimitsTest {

    private static final String TEXT = "x".repeat(1_990) + "{{first_name}}";

    private final World world = new World();

    @ParameterizedTest
    @CsvSource({"10, SENT", "11, FAILED"})
    void holdInATurnWhichKeepsItsOneRowAndPasses(int letters, String end) {
        world.authors.flow(WEEK_ONE, say("hello", TEXT, null));
        named(letters);
        world.agrees().until("2022-08-15T08:00:00Z");

        assertThat(world.turns()).containsExactly(end, "SENT");
        assertThat(world.said()).last().isEqualTo("Hello again");
        assertThat(world.enrolment().orElseThrow().plannedFor()).isEqualTo("2022-08-22T08:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"10, SENT", "11, FAILED"})
    void holdInAFlowWhichGoesOn(int letters, String end) {
        FlowId main = new FlowId("main");
        world.authors.flow(main, say("long", TEXT, "short"), say("short", "Bye", null));
        named(letters);
        world.writes("hi");
        world.happens(new Event.FlowAsked(world.now, main));

        assertThat(world.rows.values()).extracting(World::word).containsExactly(end, "SENT");
        assertThat(world.said()).last().isEqualTo("Bye");
        assertThat(world.contact.runs()).isEmpty();
    }

    @Test
    void endASendWithASentenceAndWithoutACall() {
        world.authors.flow(WEEK_ONE, say("hello", TEXT, null));
        named(11);
        world.meta = _ -> {
            throw new AssertionError("Meta was called");
        };
        world.agrees().until("2022-08-08T08:00:00Z");

        assertThat(world.notifications().getFirst().outcome)
                .isEqualTo(new SendOutcome.Failed(
                        Rejection.CONTENT,
                        0,
                        null,
                        "The text has 2001 characters; at most 2000 are allowed: shorten it."));
        assertThat(world.contact.history().notifications()).isEmpty();
    }

    private void named(int letters) {
        world.happens(new Event.ProfileChanged(world.now, new Profile("n".repeat(letters), null, null, null)));
    }
}
