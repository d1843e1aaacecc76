package dev.rytm.core.decide;

import static dev.rytm.core.testing.Situation.WARSAW;
import static java.util.stream.Collectors.toSet;

import dev.rytm.core.Catalog;
import dev.rytm.core.Event;
import dev.rytm.core.PlannedSend;
import dev.rytm.core.check.Drawing;
import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.contact.FlowRun.Waiting;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Condition;
import dev.rytm.core.flow.Step;
import dev.rytm.core.message.Button;
import dev.rytm.core.message.Message;
import dev.rytm.core.message.Payload;
import dev.rytm.core.policy.Reason;
import dev.rytm.core.testing.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// One random person who comes into a page's flow, by the way that starts it, and does in it what people do: taps each
/// message once at most, answers well or badly, reacts, agrees, or lets time pass.
final class Visit {

    private static final TopicId NEWS = new TopicId("news");

    /// Of a request or message that a flow makes, these have to do with the flow itself.
    private static final Set<Reason> MADE_BY_FLOWS = EnumSet.of(
            Reason.WINDOW_CLOSED,
            Reason.TOO_LATE,
            Reason.TOPIC_ASKED_THIS_WEEK,
            Reason.DUPLICATE_REQUEST,
            Reason.DAILY_REQUEST_LIMIT,
            Reason.WEEKLY_REQUEST_LIMIT,
            Reason.FLOW_SENT_NOTHING);

    private static final Set<String> ENDS_MADE_BY_FLOWS = Set.of(
            Why.STEP_LIMIT.name(),
            Why.SUBFLOW_LIMIT.name(),
            Why.FLOW_GONE.name(),
            Why.STEP_GONE.name(),
            Reason.CONSENT_STOPPED.name(),
            Reason.FLOW_SENT_NOTHING.name());

    private final Chance chance;
    private final RandomFlow.Page page;
    final World world = new World();
    private final Set<String> left = new HashSet<>();

    Visit(Chance chance, RandomFlow.Page page) {
        this.chance = chance;
        this.page = page;
        settle(world, page.drawing());
    }

    /// Puts a drawing into a world, in place of what is drawn there.
    static void settle(World world, Drawing drawing) {
        Authors authors = world.authors;
        authors.topics.clear();
        authors.topics.putAll(drawing.topics);
        authors.sequences.clear();
        authors.sequences.putAll(drawing.sequences);
        Catalog catalog = drawing.catalog();
        authors.flows.clear();
        authors.flows.putAll(catalog.flows());
        authors.published.clear();
        authors.published.putAll(catalog.published());
        authors.keywords.putAll(drawing.keywords);
    }

    Visit live(int days) {
        world.now = chance.within(Instant.parse("2022-08-03T00:00:00Z"), Instant.parse("2022-11-20T00:00:00Z"));
        begin();
        Instant end = world.now.plus(Duration.ofDays(days));
        while (world.now.isBefore(end)) {
            world.until(world.now.plusSeconds(pause()));
            act();
        }
        return this;
    }

    private void begin() {
        switch (page.beginning()) {
            case KEYWORD -> write("main");
            case TURN -> agree(NEWS);
            case STOP -> {
                agree(NEWS);
                world.until(world.now.plusSeconds(pause()));
                world.now = world.now.plusSeconds(1);
                world.happens(new Event.NotificationsStopped(world.now, "token-news", null, null, Frequency.WEEKLY));
            }
            case RESUME -> {
                agree(NEWS);
                world.now = world.now.plusSeconds(1);
                world.happens(new Event.NotificationsStopped(world.now, "token-news", null, null, Frequency.WEEKLY));
                world.until(world.now.plusSeconds(pause()));
                world.now = world.now.plusSeconds(1);
                world.happens(new Event.NotificationsResumed(world.now, "token-news", null, null, Frequency.WEEKLY));
            }
        }
    }

    /// People answer within minutes, or within days, and often about when a day is over.
    private long pause() {
        return switch (chance.between(0, 5)) {
            case 0, 1 -> chance.between(1, 300);
            case 2, 3 -> chance.between(300, 80_000);
            case 4 -> chance.between(86_200, 86_500);
            default -> chance.between(80_000, 900_000);
        };
    }

    private void act() {
        List<FlowRun> waiting = world.contact.runs().stream()
                .filter(run -> run.waiting() instanceof Waiting.ForReply && !left.contains(run.id()))
                .toList();
        if (waiting.isEmpty() || chance.percent(25)) {
            rest();
            return;
        }
        FlowRun run = chance.oneOf(waiting);
        Step step = page.drawing().flows.get(run.flow()).steps().get(run.step());
        if (step instanceof Step.MessageStep message) {
            tap(run, message);
        } else {
            write(chance.percent(60) ? "7" : "seven");
        }
    }

    /// Another run's hand-over held these up: whatever they met then is no rule of their own flow's making.
    private Set<String> heldUp() {
        return world.notes.stream()
                .filter(note -> Why.HANDED_OVER.name().equals(note.parameters().get("reason")))
                .flatMap(note -> Stream.ofNullable(note.parameters().get("run")))
                .collect(toSet());
    }

    private void rest() {
        switch (chance.between(0, 9)) {
            case 0 -> world.happens(new Event.ReactionChanged(at(), "mid", true));
            case 2 -> world.happens(new Event.GivenBack(world.now, "Ola"));
            case 1 -> agree(new TopicId(chance.oneOf(List.of("offers", "events"))));
            default -> {}
        }
    }

    /// What arrives has been on its way for less than a minute.
    private Instant at() {
        return world.now.minusSeconds(chance.between(0, 50));
    }

    private void write(String text) {
        world.happens(new Event.MessageReceived(at(), "mid", text, null));
    }

    /// Whoever starts another flow by a button leaves the present one.
    private void tap(FlowRun run, Step.MessageStep step) {
        Stream<String> taps = step.exits().keySet().stream()
                .map(button -> new Payload.Go(run.flow(), run.version(), run.step(), button, run.id()).encoded());
        Stream<String> starts = buttons(step.message())
                .filter(Button.StartFlow.class::isInstance)
                .map(button -> new Payload.StartFlow(((Button.StartFlow) button).flow()).encoded());
        String payload = chance.oneOf(Stream.concat(taps, starts).sorted().toList());
        if (payload.startsWith("start")) {
            left.add(run.id());
        }
        world.happens(new Event.ButtonTapped(at(), "mid", payload, "Yes", null));
    }

    private static Stream<Button> buttons(Message message) {
        return message instanceof Message.Buttons buttons ? buttons.buttons().stream() : Stream.empty();
    }

    private void agree(TopicId topic) {
        world.happens(new Event.OptInGranted(
                world.now,
                "token-" + topic,
                new Payload.Ask("x", topic, 1, WARSAW, null).encoded(),
                null,
                Frequency.WEEKLY,
                WARSAW,
                null,
                false));
    }

    long sent() {
        return world.rows.values().stream()
                .filter(row -> row.word().equals("SENT"))
                .count();
    }

    /// What was refused for a rule of the flow's making, and why.
    List<String> refused() {
        Set<String> heldUp = heldUp();
        Stream<String> rows = world.rows.values().stream()
                .filter(row -> row.reason != null && isMade(row.reason, row.send))
                .filter(row -> !heldUp.contains(String.valueOf(row.send.source().run())))
                .map(row -> row.send.source().step() + " " + row.reason);
        Stream<String> waits = world.notes.stream()
                .filter(note -> note.kind().equals(NoteKind.RUN_WAITS.word()))
                .filter(note -> !heldUp.contains(note.parameters().get("run")))
                .filter(note -> isMade(Reason.valueOf(note.parameters().get("reason"))))
                .map(note -> note.parameters().get("step") + " waits "
                        + note.parameters().get("reason"));
        Stream<String> ends = world.notes.stream()
                .filter(note -> note.kind().equals(NoteKind.RUN_ENDED.word()))
                .filter(note -> !heldUp.contains(note.parameters().get("run")))
                .filter(note -> ENDS_MADE_BY_FLOWS.contains(note.parameters().get("reason")))
                .map(note -> note.parameters().get("flow") + " ends "
                        + note.parameters().get("reason"));
        return Stream.of(rows, waits, ends).flatMap(all -> all).toList();
    }

    private boolean isMade(Reason reason, PlannedSend send) {
        boolean ownTopic = page.beginning() == RandomFlow.Beginning.TURN && NEWS.equals(send.topic());
        return isMade(reason) || (reason == Reason.ALREADY_CONSENTED && ownTopic);
    }

    /// A condition lets a message through that the net of the window's last minute then holds; the rule itself allows
    /// it.
    private boolean isMade(Reason reason) {
        return MADE_BY_FLOWS.contains(reason) && !(reason == Reason.TOO_LATE && asksForWindow());
    }

    private boolean asksForWindow() {
        return page.drawing().flows.values().stream()
                .flatMap(flow -> flow.steps().values().stream())
                .filter(Step.ConditionStep.class::isInstance)
                .anyMatch(step -> ((Step.ConditionStep) step)
                        .condition()
                        .toString()
                        .contains(Condition.WindowOpen.class.getSimpleName()));
    }
}
