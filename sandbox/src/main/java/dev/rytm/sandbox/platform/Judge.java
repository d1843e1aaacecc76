package dev.rytm.sandbox.platform;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says whether a well-formed send may go out: first the page, then the person, then the ground it stands on.
final class Judge {

    private Judge() {}

    /// The first rule that refuses, if any. Changes nothing. The person must be locked.
    static Optional<Refusal> judge(Addressee to, Payload payload, Settings settings, Instant now) {
        return page(to.person().page(), to, payload, settings)
                .or(() -> person(to.person()))
                .or(() -> ground(to, payload, settings, now));
    }

    private static Optional<Refusal> page(Page page, Addressee to, Payload payload, Settings settings) {
        boolean request = payload instanceof Payload.Request;
        if (page.switches().policyBlock()) {
            return refused(Rule.BARRED, 368, 0, "The action attempted has been deemed abusive or is disallowed.");
        }
        if (page.switches().sendingBar()) {
            return refused(Rule.BARRED, 10, 1893063, "The page is temporarily barred from sending messages.");
        }
        if (request && page.switches().optInBar()) {
            return refused(Rule.BARRED, 10, 1404170, "The page is temporarily barred from sending opt-in requests.");
        }
        boolean recurring = request || to.token() != null;
        if (recurring && page.isNew() && settings.era().terms().refusesNewPages()) {
            return refused(Rule.NEW_PAGE, settings.newPageCode(), 0, "Marketing messages are not open to this page.");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> person(Person person) {
        if (person.deleted()) {
            return refused(Rule.PERSON, 100, 2018001, "No matching user found");
        }
        if (person.blocked()) {
            return refused(Rule.UNAVAILABLE, 551, 1545041, "This person isn't available right now.");
        }
        if (person.cannotReceive()) {
            return refused(Rule.UNAVAILABLE, 10, 2018108, "This person can't receive messages right now.");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> ground(Addressee to, Payload payload, Settings settings, Instant now) {
        Token token = to.token();
        return switch (payload) {
            case Payload.Request request ->
                token == null
                        ? RequestRules.check(to.person(), request.drafts(), settings, now)
                        : Optional.of(Refusal.parameter(
                                Rule.RECIPIENT, "An opt-in request goes to recipient.id, not to a token."));
            case Payload.Message message -> message(to, token, message, settings, now);
            case Payload.Gesture gesture -> WindowRules.check(to.person(), null, now);
        };
    }

    private static Optional<Refusal> message(
            Addressee to, @Nullable Token token, Payload.Message message, Settings settings, Instant now) {
        return token == null
                ? WindowRules.check(to.person(), to.tag(), now)
                : TokenRules.check(token, message, settings, now);
    }

    private static Optional<Refusal> refused(Rule rule, int code, int subcode, String message) {
        return Optional.of(Refusal.of(rule, code, subcode, message));
    }
}
