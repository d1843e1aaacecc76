package dev.rytm.server.api.settings;

import dev.rytm.core.message.Rejection;
import dev.rytm.messenger.graph.Reply;
import dev.rytm.server.api.Sentences;
import dev.rytm.store.HeardPages.Heard;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What keeps a page connected, each thing on its own: whether Meta takes the token, whether it is asked to tell us
/// what people do, and whether it does.
record ConnectionChecks(Check token, Check subscription, Check events) {

    enum State {
        GOOD,
        BROKEN,
        /// Nobody can tell at the moment.
        UNKNOWN
    }

    /// What somebody has to do for it; nothing, if absent.
    enum Remedy {
        NEW_TOKEN,
        SUBSCRIBE,
        CHECK_AGAIN
    }

    /// How one thing stands, in a sentence that says what to do.
    record Check(State state, String sentence, @Nullable Remedy remedy) {}

    /// What is known before Meta is asked: whether sending stopped because Meta refused the token once, and when the
    /// page was last heard.
    record Facts(boolean connected, @Nullable Heard heard, Locale language) {}

    /// After Meta told to what our app is subscribed, but for the `missing` fields; or did not.
    static ConnectionChecks of(Reply<?> told, Set<String> missing, Facts facts) {
        Check token = token(told, facts);
        return new ConnectionChecks(token, subscription(told, missing, facts), events(facts));
    }

    /// After somebody asked for the subscription in vain. With a broken token that is no news.
    ConnectionChecks refused(Locale language) {
        if (token.state() == State.BROKEN || subscription.state() == State.GOOD) {
            return this;
        }
        return new ConnectionChecks(
                token, check(language, State.BROKEN, "subscription-refused", Remedy.SUBSCRIBE), events);
    }

    private static Check token(Reply<?> told, Facts facts) {
        return switch (told) {
            case Reply.Rejected<?> rejected
            when rejected.rejection() == Rejection.CONFIGURATION ->
                check(facts.language(), State.BROKEN, "token-broken", Remedy.NEW_TOKEN);
            case Reply<?> _
            when !facts.connected() -> check(facts.language(), State.BROKEN, "token-refused-once", Remedy.NEW_TOKEN);
            case Reply.Done<?> _ -> check(facts.language(), State.GOOD, "token-good", null);
            case Reply.Rejected<?> _, Reply.NoAnswer<?> _ ->
                check(facts.language(), State.UNKNOWN, "token-unknown", Remedy.CHECK_AGAIN);
        };
    }

    /// Without a token that Meta takes, nothing can be asked and nothing can be done about it.
    private static Check subscription(Reply<?> told, Set<String> missing, Facts facts) {
        if (!(told instanceof Reply.Done<?>)) {
            return check(facts.language(), State.UNKNOWN, "subscription-unknown", null);
        }
        return missing.isEmpty()
                ? check(facts.language(), State.GOOD, "subscription-good", null)
                : check(facts.language(), State.BROKEN, "subscription-broken", Remedy.SUBSCRIBE);
    }

    /// Silence proves nothing: perhaps nobody wrote.
    private static Check events(Facts facts) {
        Heard heard = facts.heard();
        if (heard == null) {
            return check(facts.language(), State.UNKNOWN, "events-never", Remedy.CHECK_AGAIN);
        }
        return heard.lately()
                ? check(facts.language(), State.GOOD, "events-good", null)
                : check(facts.language(), State.UNKNOWN, "events-silent", Remedy.CHECK_AGAIN);
    }

    private static Check check(Locale language, State state, String sentence, @Nullable Remedy remedy) {
        return new Check(state, Sentences.of(language, "connection-" + sentence), remedy);
    }
}
