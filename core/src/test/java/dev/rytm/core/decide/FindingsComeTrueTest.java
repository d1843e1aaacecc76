package dev.rytm.core.decide;

import static dev.rytm.core.testing.Situation.WARSAW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.check.Corpus;
import dev.rytm.core.check.Drawing;
import dev.rytm.core.check.FindingKind;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Action;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.flow.Step;
import dev.rytm.core.message.Payload;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// For each kind of finding a flow that has it, and what the engine then does with a person: it refuses, waits or ends.
class FindingsComeTrueTest {

    private static final String TAPPED = "go|main|1|a|%s";

    private final World world = new World();

    @ParameterizedTest
    @EnumSource(value = FindingKind.class, mode = EnumSource.Mode.EXCLUDE, names = "TOO_COMPLEX")
    void theEngineDoesWhatTheFindingTells(FindingKind kind) {
        Drawing drawing = drawing(kind);
        assertThat(drawing.findings().stream().map(finding -> finding.kind())).contains(kind);
        Visit.settle(world, drawing);

        assertThat(happened(kind)).isEqualTo(expected(kind));
    }

    private static Drawing drawing(FindingKind kind) {
        return switch (kind) {
            case MESSAGE_LEAVES_WINDOW -> Corpus.named("A message after a day and an hour leaves the window");
            case MESSAGES_IN_A_ROW -> Corpus.named("Two messages on one token");
            case MESSAGE_OUTSIDE_WINDOW -> Corpus.named("A farewell to whoever stops");
            case REQUEST_OUTSIDE_WINDOW -> Corpus.named("A request after a day");
            case REQUEST_BEFORE_NOTIFICATION -> Corpus.named("A turn that asks for consent before it speaks");
            case ALREADY_AGREED -> Corpus.named("A turn that asks for its own topic after a tap");
            case SECOND_REQUEST -> Corpus.named("The same topic asked for twice");
            case TOO_MANY_REQUESTS_A_DAY -> Corpus.named("Six topics in one go");
            case TOO_MANY_REQUESTS_A_WEEK -> Corpus.named("Eleven topics in three days");
            case TOPIC_NEVER_ASKED -> Corpus.named("A flow that takes people into a sequence nobody agreed to");
            case STOPS_BEFORE_NOTIFICATION -> Corpus.named("A turn that stops its own topic before it speaks");
            case TURN_SENDS_NOTHING -> Corpus.named("A turn for some only");
            case LOOP_WITHOUT_WAIT -> Corpus.named("Actions without an end");
            case LOOP_TOO_SHORT -> Corpus.named("A message every minute for as long as the window is open");
            case TOO_MANY_STEPS_AT_ONCE -> chain();
            case SUBFLOWS_TOO_DEEP -> Corpus.named("Subflows that call each other without an end");
            case FLOW_UNPUBLISHED -> Corpus.named("A flow that is not published");
            case DEAD_BUTTON -> Corpus.named("A button that leads nowhere");
            case DEAD_END -> Corpus.named("A wait that leads nowhere");
            case UNREACHABLE_STEP -> Corpus.named("A step that nothing leads to");
            case MISSING_REFERENCE -> Corpus.named("An exit into the void");
            case MESSAGE_LIMIT -> Corpus.named("A text that is one character too long");
            case UNFINISHED -> Corpus.named("A split of ninety");
            case TOO_COMPLEX -> throw new IllegalArgumentException("nothing is promised, and nothing is refused");
        };
    }

    private static Drawing chain() {
        Drawing drawing = new Drawing();
        drawing.keywords.put("main", Drawing.MAIN);
        drawing.flow(
                Drawing.MAIN,
                FlowKind.FLOW,
                IntStream.rangeClosed(0, FlowLimits.STEPS_PER_EVENT)
                        .mapToObj(n -> (Step) new Step.ActionStep(
                                new StepId("s" + n),
                                "",
                                List.of(new Action.AddTag("x")),
                                n == FlowLimits.STEPS_PER_EVENT ? null : new StepId("s" + (n + 1))))
                        .toList());
        return drawing;
    }

    private List<String> happened(FindingKind kind) {
        switch (kind) {
            case MESSAGES_IN_A_ROW, REQUEST_BEFORE_NOTIFICATION, STOPS_BEFORE_NOTIFICATION, TURN_SENDS_NOTHING ->
                turn();
            case ALREADY_AGREED -> turn().taps(TAPPED.formatted("yes"));
            case MESSAGE_OUTSIDE_WINDOW -> agree().stops();
            default -> write(kind);
        }
        return seen(kind);
    }

    /// What somebody does who comes into the flow by a word.
    private void write(FindingKind kind) {
        world.chance = 95;
        world.writes("main");
        switch (kind) {
            case MESSAGE_LEAVES_WINDOW, REQUEST_OUTSIDE_WINDOW, DEAD_END ->
                world.until(world.now.plus(Duration.ofHours(26)));
            case LOOP_TOO_SHORT -> world.until(world.now.plus(Duration.ofMinutes(59)));
            case DEAD_BUTTON -> world.taps(TAPPED.formatted("no"));
            case TOO_MANY_REQUESTS_A_WEEK -> {
                world.until(world.now.plus(Duration.ofDays(2))).writes("hm");
                world.until(world.now.plus(Duration.ofDays(2))).writes("hm");
            }
            default -> {}
        }
    }

    private List<String> seen(FindingKind kind) {
        return switch (kind) {
            case MESSAGE_LEAVES_WINDOW, MESSAGES_IN_A_ROW -> world.notes(NoteKind.RUN_WAITS);
            case REQUEST_BEFORE_NOTIFICATION -> world.notes(NoteKind.EVENT_IGNORED);
            case TOPIC_NEVER_ASKED -> world.notes(NoteKind.ENROLMENT_REFUSED);
            case LOOP_WITHOUT_WAIT,
                    TOO_MANY_STEPS_AT_ONCE,
                    SUBFLOWS_TOO_DEEP,
                    FLOW_UNPUBLISHED,
                    UNREACHABLE_STEP,
                    MISSING_REFERENCE,
                    DEAD_BUTTON,
                    DEAD_END,
                    UNFINISHED -> ended();
            default -> words();
        };
    }

    private static List<String> expected(FindingKind kind) {
        return switch (kind) {
            case MESSAGE_LEAVES_WINDOW, MESSAGES_IN_A_ROW, MESSAGE_OUTSIDE_WINDOW -> List.of("WINDOW_CLOSED");
            case REQUEST_OUTSIDE_WINDOW -> List.of("SENT", "WINDOW_CLOSED");
            case REQUEST_BEFORE_NOTIFICATION -> List.of("TURN_SPEAKS_FIRST");
            case ALREADY_AGREED -> List.of("SENT", "ALREADY_CONSENTED");
            case SECOND_REQUEST -> List.of("SENT", "TOPIC_ASKED_THIS_WEEK");
            case TOO_MANY_REQUESTS_A_DAY -> sent(5, "DAILY_REQUEST_LIMIT");
            case TOO_MANY_REQUESTS_A_WEEK -> sent(10, "WEEKLY_REQUEST_LIMIT");
            case TOPIC_NEVER_ASKED -> List.of("NO_CONSENT");
            case STOPS_BEFORE_NOTIFICATION -> List.of("CONSENT_STOPPED");
            case TURN_SENDS_NOTHING -> List.of("FLOW_SENT_NOTHING");
            case LOOP_WITHOUT_WAIT, TOO_MANY_STEPS_AT_ONCE -> List.of("STEP_LIMIT");
            case LOOP_TOO_SHORT -> Collections.nCopies(60, "SENT");
            case SUBFLOWS_TOO_DEEP -> List.of("SUBFLOW_LIMIT");
            case FLOW_UNPUBLISHED -> List.of("FLOW_GONE");
            case MISSING_REFERENCE -> List.of("SENT", "STEP_GONE");
            case MESSAGE_LIMIT -> List.of("FAILED");
            case DEAD_BUTTON, DEAD_END, UNREACHABLE_STEP -> List.of("SENT", "FINISHED");
            case UNFINISHED -> List.of("FINISHED");
            case TOO_COMPLEX -> List.of();
        };
    }

    private static List<String> sent(int times, String last) {
        return Stream.concat(Stream.generate(() -> "SENT").limit(times), Stream.of(last))
                .toList();
    }

    private World agree() {
        return world.happens(new Event.OptInGranted(
                world.now,
                "token",
                new Payload.Ask("x", new TopicId("news"), 1, WARSAW, null).encoded(),
                null,
                Frequency.WEEKLY,
                WARSAW,
                null,
                false));
    }

    private World turn() {
        agree();
        return world.until(world.now.plus(Duration.ofDays(6)));
    }

    /// What became of each send, in order.
    private List<String> words() {
        return world.rows.values().stream().map(Row::word).toList();
    }

    /// What was said before the run ended, and why it did.
    private List<String> ended() {
        return Stream.concat(words().stream(), world.notes(NoteKind.RUN_ENDED).stream())
                .toList();
    }
}
