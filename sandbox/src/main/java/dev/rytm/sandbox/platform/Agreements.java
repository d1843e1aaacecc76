package dev.rytm.sandbox.platform;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a person does about topics: agrees, stops, resumes, continues. None of it opens the window.
public final class Agreements {

    private final Platform platform;

    /// Agreements on `platform`.
    public Agreements(Platform platform) {
        this.platform = platform;
    }

    /// The person accepts the request `askId`, now or long after it came. Accepting the same one again does
    /// nothing (rule 26) and returns false.
    public boolean accept(Person person, String askId) {
        synchronized (person) {
            OptInAsk ask = person.thread().stream()
                    .flatMap(item -> item.asks().stream())
                    .filter(candidate -> candidate.id().equals(askId))
                    .findFirst()
                    .orElseThrow(() -> new ActionRefused(
                            "The conversation has no request %s; take `asks[].id` from the thread.".formatted(askId)));
            return accept(person, ask);
        }
    }

    /// The person accepts `ask`.
    public boolean accept(Person person, OptInAsk ask) {
        synchronized (person) {
            Instant at = begin(person);
            if (ask.token() != null) {
                return false;
            }
            Token token = standing(person, ask.draft(), at)
                    .orElseGet(() -> new Token(person, platform.ids().token(), ask.draft(), at));
            Instant expiry = TokenRules.expiry(token, ask.draft().zone(), platform.settings(), at);
            token.optIn(ask.draft(), expiry, TokenRules.FOLLOW_UPS, at);
            ask.accepted(token);
            register(person, token);
            note(person, "AGREED", token, at);
            emit(token, null, at);
            scheduleReOptIn(token);
            return true;
        }
    }

    private Optional<Token> standing(Person person, OptInAsk.Draft draft, Instant now) {
        boolean perFrequency = platform.settings().era().terms().frequencies();
        return person.tokensByValue().values().stream()
                .filter(token -> token.title().equals(draft.title()))
                .filter(token -> !perFrequency || token.frequency() == draft.frequency())
                .filter(token -> !perFrequency || !token.expired(now))
                .findFirst();
    }

    private void register(Person person, Token token) {
        person.tokensByValue().put(token.value(), token);
        platform.registry().add(token);
    }

    /// A string that was replaced is no token any more.
    private void forget(Person person, Token token) {
        person.tokensByValue().remove(token.value());
        platform.registry().remove(token);
    }

    /// The person taps "Stop these messages".
    public boolean stop(Person person, String tokenValue) {
        return change(person, tokenValue, true);
    }

    /// The person taps "Resume these messages".
    public boolean resume(Person person, String tokenValue) {
        return change(person, tokenValue, false);
    }

    private boolean change(Person person, String tokenValue, boolean stop) {
        synchronized (person) {
            Instant at = begin(person);
            Token token = token(person, tokenValue);
            if (token.stopped() == stop) {
                return false;
            }
            if (stop) {
                token.stop(at);
            } else {
                token.resume(at);
            }
            note(person, stop ? "STOPPED" : "RESUMED", token, at);
            emit(token, platform.settings().statusWord(stop), at);
            return true;
        }
    }

    /// The person taps "Continue messages" on the platform's question `itemId`, before the agreement expires.
    public boolean continueMessages(Person person, String itemId) {
        synchronized (person) {
            Instant at = begin(person);
            ThreadItem item = person.item(itemId)
                    .filter(found -> found.kind() == ThreadItem.Kind.RE_OPT_IN)
                    .orElseThrow(() -> new ActionRefused(
                            "The conversation has no question %s to continue; take `id` from the thread."
                                    .formatted(itemId)));
            Token token = item.token();
            if (token == null || item.answered() || token.stopped() || token.expired(at)) {
                return false;
            }
            item.answer();
            String value =
                    platform.settings().newTokenOnRefresh() ? platform.ids().token() : token.value();
            forget(person, token);
            token.continued(value, TokenRules.expiry(token, token.zone(), platform.settings(), at), at);
            register(person, token);
            note(person, "CONTINUED", token, at);
            emit(token, null, at);
            scheduleReOptIn(token);
            return true;
        }
    }

    /// Shows the platform's question whether to continue (rule 35), if there is still reason to ask.
    public void askToContinue(Token token, Instant expiresAt) {
        synchronized (token.person()) {
            Instant now = platform.now();
            boolean due = expiresAt.equals(token.expiresAt())
                    && token.reOptIn()
                    && !token.stopped()
                    && platform.settings().era().terms().frequencies();
            if (due && !token.person().deleted() && !token.person().blocked()) {
                platform.show(
                        token.person(),
                        ThreadItem.of(ThreadItem.Kind.RE_OPT_IN, platform.ids().messageId(), now)
                                .token(token)
                                .build());
            }
        }
    }

    /// Lets the next message on the token out, whatever the cooldown says (rule 38).
    public void liftCooldownOnce(Token token) {
        synchronized (token.person()) {
            token.grantPass();
            token.person().touch();
        }
    }

    private void scheduleReOptIn(Token token) {
        Instant expiresAt = token.expiresAt();
        if (expiresAt != null && token.reOptIn()) {
            platform.later(questionAt(token, expiresAt), () -> askToContinue(token, expiresAt));
        }
    }

    /// Puts the question down once more after a restart, unless it was asked or the agreement is over.
    void scheduleReOptInAgain(Token token) {
        Instant expiresAt = token.expiresAt();
        if (expiresAt == null || !platform.now().isBefore(expiresAt)) {
            return;
        }
        Instant dayBefore = questionAt(token, expiresAt);
        boolean asked = token.person().thread().stream()
                .filter(item -> item.kind() == ThreadItem.Kind.RE_OPT_IN && item.token() == token)
                .anyMatch(item -> !item.at().isBefore(dayBefore));
        if (!asked) {
            scheduleReOptIn(token);
        }
    }

    private static Instant questionAt(Token token, Instant expiresAt) {
        return expiresAt.atZone(token.zone()).minusDays(1).toInstant();
    }

    private Token token(Person person, String value) {
        return platform.registry()
                .token(value)
                .filter(token -> token.person() == person)
                .orElseThrow(() ->
                        new ActionRefused("The person has no agreement with the token %s; see the person's agreements."
                                .formatted(value)));
    }

    private Instant begin(Person person) {
        if (person.deleted()) {
            throw new ActionRefused("The account is deleted; choose another person.");
        }
        return person.consentInstant(platform.now());
    }

    private void note(Person person, String name, Token token, Instant at) {
        platform.show(
                person,
                ThreadItem.of(ThreadItem.Kind.NOTE, platform.ids().messageId(), at)
                        .text(name)
                        .token(token)
                        .build());
    }

    private void emit(Token token, @Nullable String status, Instant at) {
        Person person = token.person();
        platform.emit(new Occurrence(
                person.page(),
                WebhookField.MESSAGING_OPTINS,
                person.psid(),
                token.value(),
                at,
                Items.optIn(token, platform.settings(), status, at),
                null));
    }
}
