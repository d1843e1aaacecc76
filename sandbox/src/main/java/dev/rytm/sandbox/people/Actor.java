package dev.rytm.sandbox.people;

import dev.rytm.sandbox.people.PeopleState.PlanState;
import dev.rytm.sandbox.people.PeopleState.ScriptState;
import dev.rytm.sandbox.people.Plan.Kind;
import dev.rytm.sandbox.platform.ActionRefused;
import dev.rytm.sandbox.platform.Buttons;
import dev.rytm.sandbox.platform.Ids;
import dev.rytm.sandbox.platform.OptInAsk;
import dev.rytm.sandbox.platform.Person;
import dev.rytm.sandbox.platform.ThreadItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Plays one person by a persona. Whatever appears in the conversation, it draws at once what will be done about it,
/// and puts that down for later.
///
/// Each person has a source of chance of their own, made from the run's seed and the person's number among those
/// with a script, so one more person changes nothing for the others. After a restart plans go on as they were; what is
/// drawn from then on comes from a source made anew.
final class Actor {

    private static final List<String> WORDS =
            List.of("Dzień dobry!", "Dziękuję", "Super 👍", "Hello!", "Kiedy będzie coś nowego?", "Ok, thanks");
    private static final int MOST_ANSWERS = 400;

    private final Stage stage;
    private final Person person;
    private final Persona persona;
    private final long number;
    private final SplittableRandom random;
    private final List<Plan> plans = new ArrayList<>();
    private int notifications;
    private int answers;

    Actor(Stage stage, Person person, Persona persona, long number) {
        this(stage, person, persona, number, 0);
    }

    private Actor(Stage stage, Person person, Persona persona, long number, long salt) {
        this.stage = stage;
        this.person = person;
        this.persona = persona;
        this.number = number;
        this.random = new SplittableRandom(Ids.stir(stage.seed() ^ Ids.stir(number) ^ salt));
    }

    void enter() {
        Delay first = persona.talking().first();
        if (first != null) {
            after(first, Kind.TALK, null);
        }
    }

    /// Goes on with what was planned before a restart.
    static Actor restored(Stage stage, Person person, ScriptState state) {
        long salt = Ids.stir(stage.platform().now().toEpochMilli());
        Actor actor = new Actor(stage, person, state.persona(), state.number(), salt);
        actor.notifications = state.notifications();
        actor.answers = state.answers();
        state.plans().forEach(plan -> actor.restored(plan).ifPresent(actor::put));
        return actor;
    }

    /// Nothing, if what it was about has scrolled out of the conversation.
    private Optional<Plan> restored(PlanState state) {
        ThreadItem item = person.thread().stream()
                .filter(one -> one.id().equals(state.item()))
                .findFirst()
                .orElse(null);
        OptInAsk ask = person.thread().stream()
                .flatMap(one -> one.asks().stream())
                .filter(one -> one.id().equals(state.ask()))
                .findFirst()
                .orElse(null);
        boolean lost = (state.item() != null && item == null) || (state.ask() != null && ask == null);
        return lost ? Optional.empty() : Optional.of(new Plan(Kind.valueOf(state.kind()), state.due(), item, ask));
    }

    ScriptState state() {
        synchronized (person) {
            List<PlanState> kept = plans.stream()
                    .map(plan -> new PlanState(
                            plan.kind().name(),
                            plan.due(),
                            plan.item() == null ? null : plan.item().id(),
                            plan.ask() == null ? null : plan.ask().id()))
                    .toList();
            return new ScriptState(person.psid(), persona, number, notifications, answers, kept);
        }
    }

    String personaName() {
        return persona.name();
    }

    /// Called with the person locked.
    void appeared(ThreadItem item) {
        switch (item.kind()) {
            case FROM_PAGE -> react(item);
            case NOTIFICATION -> notified(item);
            case OPT_IN_REQUEST -> {
                readSometime();
                item.asks().forEach(this::considerRequest);
            }
            case RE_OPT_IN ->
                chance(persona.answering().continues(), persona.answering().continuesAfter(), Kind.CONTINUE, item);
            case FROM_PERSON, NOTE -> {}
        }
    }

    private void considerRequest(OptInAsk ask) {
        boolean accepts = random.nextDouble() < persona.answering().accepts();
        Duration wait = persona.answering().acceptsAfter().draw(random);
        if (accepts) {
            put(new Plan(Kind.ACCEPT, stage.due(wait), null, ask));
        }
    }

    private void notified(ThreadItem item) {
        notifications++;
        react(item);
        if (item.token() == null) {
            return;
        }
        Persona.Leaving leaving = persona.leaving();
        boolean must = leaving.stopsAt() > 0 && notifications >= leaving.stopsAt();
        if (must || random.nextDouble() < leaving.stops()) {
            after(leaving.stopsAfter(), Kind.STOP, item);
        }
        chance(leaving.blocks(), leaving.stopsAfter(), Kind.BLOCK, item);
        chance(leaving.deletes(), leaving.stopsAfter(), Kind.DELETE, item);
    }

    private void react(ThreadItem item) {
        readSometime();
        Persona.Reacting reacting = persona.reacting();
        double point = random.nextDouble();
        if (answers >= MOST_ANSWERS || point >= reacting.taps() + reacting.replies()) {
            return;
        }
        answers++;
        after(reacting.answersAfter(), point < reacting.taps() ? Kind.TAP : Kind.REPLY, item);
    }

    private void readSometime() {
        chance(persona.reacting().reads(), persona.reacting().readsAfter(), Kind.READ, null);
    }

    private void perform(Plan plan) {
        switch (plan.kind()) {
            case TALK -> talk();
            case REPLY -> stage.talk().say(person, word());
            case TAP -> tapSomething(Objects.requireNonNull(plan.item()));
            case READ -> stage.talk().read(person);
            case ACCEPT -> stage.agreements().accept(person, Objects.requireNonNull(plan.ask()));
            case CONTINUE ->
                stage.agreements()
                        .continueMessages(
                                person, Objects.requireNonNull(plan.item()).id());
            case STOP -> stop(Objects.requireNonNull(plan.item()));
            case RESUME -> resume(Objects.requireNonNull(plan.item()));
            case STOP_AGAIN -> stage.agreements().stop(person, token(Objects.requireNonNull(plan.item())));
            case BLOCK -> stage.standing().block(person);
            case DELETE -> stage.standing().delete(person);
        }
    }

    private void talk() {
        stage.talk().say(person, word());
        Delay again = persona.talking().again();
        if (again != null) {
            after(again, Kind.TALK, null);
        }
    }

    private void stop(ThreadItem item) {
        if (stage.agreements().stop(person, token(item))) {
            chance(persona.leaving().resumes(), persona.leaving().resumesAfter(), Kind.RESUME, item);
        }
    }

    private void resume(ThreadItem item) {
        Persona.Leaving leaving = persona.leaving();
        stage.agreements().resume(person, token(item));
        chance(
                leaving.stopsAgain(),
                leaving.flipFlops() ? leaving.resumesAfter() : leaving.stopsAfter(),
                Kind.STOP_AGAIN,
                item);
    }

    private static String token(ThreadItem item) {
        return Objects.requireNonNull(item.token()).value();
    }

    private void tapSomething(ThreadItem item) {
        ObjectNode message = item.message();
        if (message == null) {
            return;
        }
        List<JsonNode> buttons = Buttons.postbacks(message).toList();
        List<JsonNode> replies = Buttons.quickReplies(message)
                .filter(reply -> reply.path("content_type").asString("").equals("text"))
                .toList();
        if (!buttons.isEmpty()) {
            stage.talk().tap(person, item.id(), payload(buttons));
        } else if (!replies.isEmpty()) {
            stage.talk().quickReply(person, item.id(), payload(replies));
        } else {
            stage.talk().react(person, item.id(), "❤", "love");
        }
    }

    private String payload(List<JsonNode> choices) {
        return choices.get(random.nextInt(choices.size())).path("payload").asString("");
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private void chance(double probability, Delay delay, Kind kind, @Nullable ThreadItem item) {
        boolean does = random.nextDouble() < probability;
        Duration wait = delay.draw(random);
        if (does) {
            put(new Plan(kind, stage.due(wait), item, null));
        }
    }

    private void after(Delay delay, Kind kind, @Nullable ThreadItem item) {
        put(new Plan(kind, stage.due(delay.draw(random)), item, null));
    }

    private void put(Plan plan) {
        synchronized (person) {
            plans.add(plan);
        }
        stage.at(plan.due(), () -> {
            synchronized (person) {
                plans.remove(plan);
                act(plan);
            }
        });
    }

    /// A person who blocked the page or is gone does nothing any more.
    private void act(Plan plan) {
        if (person.deleted() || person.blocked()) {
            return;
        }
        try {
            perform(plan);
        } catch (ActionRefused goneMeanwhile) {
            stage.missed(person, goneMeanwhile);
        }
    }
}
