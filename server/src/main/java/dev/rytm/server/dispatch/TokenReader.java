package dev.rytm.server.dispatch;

import dev.rytm.core.Event.TokenRead;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.TopicId;
import dev.rytm.messenger.graph.GraphClient;
import dev.rytm.messenger.graph.PageAccess;
import dev.rytm.messenger.graph.Recipient;
import dev.rytm.messenger.graph.Reply;
import dev.rytm.messenger.graph.TokenInfo;
import dev.rytm.store.Arrival;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks Meta when a notification token may be used again. A read changes nothing at Meta, so it can simply be made
/// again; it is never made inside a transaction.
final class TokenReader {

    private final GraphClient graph;
    private final InstantSource clock;

    TokenReader(GraphClient graph, InstantSource clock) {
        this.graph = graph;
        this.clock = clock;
    }

    /// Meta's word on a token, asked for at the business instant `at`; it need not say when the token may be used
    /// again.
    record Word(Instant at, @Nullable Instant nextEligibleAt) {}

    /// Whose token, of what send.
    record Subject(ContactKey contact, String sendId, TopicId topic, Recipient.Token token) {}

    /// Empty if Meta gave no answer, an error, or an answer about another token.
    Optional<Word> read(PageAccess access, Recipient.Token token) {
        Instant at = clock.instant();
        return switch (graph.token(access, token.token())) {
            case Reply.Done<TokenInfo> done
            when isOf(done.value(), token) ->
                Optional.of(new Word(at, done.value().nextEligibleAt()));
            case Reply.Done<TokenInfo> _, Reply.Rejected<TokenInfo> _, Reply.NoAnswer<TokenInfo> _ -> Optional.empty();
        };
    }

    private static boolean isOf(TokenInfo info, Recipient.Token token) {
        return info.token().equals(token.token()) && info.recipientId().equals(token.psid());
    }

    /// What the person's inbox is told of it.
    static Arrival arrival(Subject subject, Instant at, Instant nextEligibleAt) {
        return Arrival.named(
                subject.contact(),
                "token|" + subject.sendId(),
                new TokenRead(at, subject.topic(), subject.token().token(), nextEligibleAt));
    }
}
