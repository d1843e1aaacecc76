package dev.rytm.sandbox.people;

import dev.rytm.sandbox.platform.ActionRefused;
import dev.rytm.sandbox.platform.Buttons;
import dev.rytm.sandbox.platform.Ids;
import dev.rytm.sandbox.platform.OptInAsk;
import dev.rytm.sandbox.platform.Person;
import dev.rytm.sandbox.platform.ThreadItem;
import dev.rytm.sandbox.platform.Token;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Plays one person by a persona. Whatever appears in the conversation, it draws at once what will be done about it,
/// and puts that down for later.
///
/// Each person has a source of chance of their own, made from the run's seed and the person's number among those
/// with a script, so one more person changes nothing for the others.
final class Actor {

    private static final List<String> WORDS =
            List.of("Dzień dobry!", "Dziękuję", "Super 👍", "Hello!", "Kiedy będzie coś nowego?", "Ok, thanks");
    private static final int MOST_ANSWERS = 400;

    private final Stage stage;
    private final Person person;
    private final Persona persona;
    private final SplittableRandom random;
    private int notifications;
    private int answers;

    Actor(Stage stage, Person person, Persona persona, long number) {
        this.stage = stage;
        this.person = person;
        this.persona = persona;
        this.random = new SplittableRandom(Ids.stir(stage.seed() ^ Ids.stir(number)));
    }

    void enter() {
        Delay first = persona.talking().first();
        if (first != null) {
            after(first, this::talk);
        }
    }

    private void talk() {
        stage.talk().say(person, word());
        Delay again = persona.talking().again();
        if (again != null) {
            after(again, this::talk);
        }
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
                chance(
                        persona.answering().continues(),
                        persona.answering().continuesAfter(),
                        () -> stage.agreements().continueMessages(person, item.id()));
            case FROM_PERSON, NOTE -> {}
        }
    }

    private void considerRequest(OptInAsk ask) {
        chance(
                persona.answering().accepts(),
                persona.answering().acceptsAfter(),
                () -> stage.agreements().accept(person, ask));
    }

    private void notified(ThreadItem item) {
        notifications++;
        react(item);
        Token token = item.token();
        Persona.Leaving leaving = persona.leaving();
        if (token == null) {
            return;
        }
        boolean must = leaving.stopsAt() > 0 && notifications >= leaving.stopsAt();
        if (must || random.nextDouble() < leaving.stops()) {
            after(leaving.stopsAfter(), () -> stop(token));
        }
        chance(leaving.blocks(), leaving.stopsAfter(), () -> stage.standing().block(person));
        chance(leaving.deletes(), leaving.stopsAfter(), () -> stage.standing().delete(person));
    }

    private void stop(Token token) {
        if (!stage.agreements().stop(person, token.value())) {
            return;
        }
        Persona.Leaving leaving = persona.leaving();
        chance(leaving.resumes(), leaving.resumesAfter(), () -> {
            stage.agreements().resume(person, token.value());
            chance(
                    leaving.stopsAgain(),
                    leaving.flipFlops() ? leaving.resumesAfter() : leaving.stopsAfter(),
                    () -> stage.agreements().stop(person, token.value()));
        });
    }

    private void react(ThreadItem item) {
        readSometime();
        Persona.Reacting reacting = persona.reacting();
        double point = random.nextDouble();
        if (answers >= MOST_ANSWERS || point >= reacting.taps() + reacting.replies()) {
            return;
        }
        answers++;
        if (point < reacting.taps()) {
            after(reacting.answersAfter(), () -> tapSomething(item));
        } else {
            after(reacting.answersAfter(), () -> stage.talk().say(person, word()));
        }
    }

    private void readSometime() {
        chance(
                persona.reacting().reads(),
                persona.reacting().readsAfter(),
                () -> stage.talk().read(person));
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

    private void chance(double probability, Delay delay, Runnable action) {
        boolean does = random.nextDouble() < probability;
        Duration wait = delay.draw(random);
        if (does) {
            at(wait, action);
        }
    }

    private void after(Delay delay, Runnable action) {
        at(delay.draw(random), action);
    }

    private void at(Duration wait, Runnable action) {
        stage.later(wait, () -> {
            synchronized (person) {
                act(action);
            }
        });
    }

    /// A person who blocked the page or is gone does nothing any more.
    private void act(Runnable action) {
        if (person.deleted() || person.blocked()) {
            return;
        }
        try {
            action.run();
        } catch (ActionRefused goneMeanwhile) {
            stage.missed(person, goneMeanwhile);
        }
    }
}
