package dev.rytm.server.dispatch;

import dev.rytm.core.message.Rejection;
import dev.rytm.messenger.graph.Answer;
import dev.rytm.messenger.graph.Recipient;
import dev.rytm.store.Arrival;
import dev.rytm.store.Database;
import dev.rytm.store.DatabaseException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/// Finds out until when, after Meta said "too early", and lets the person's consent know.
///
/// Both are a help and no more: without them the send waits its hour, and is asked about again.
final class TooEarly {

    private static final Logger LOG = System.getLogger(TooEarly.class.getName());

    private final TokenReader reader;
    private final Database database;
    private final InstantSource clock;

    TooEarly(TokenReader reader, Database database, InstantSource clock) {
        this.reader = reader;
        this.database = database;
        this.clock = clock;
    }

    /// The answer, with Meta's word on when the token may be used again if there is one.
    Answer informed(Order order, Answer answer) {
        if (!(answer instanceof Answer.Rejected rejected
                && rejected.rejection() == Rejection.TOO_EARLY
                && order.call().recipient() instanceof Recipient.Token token)) {
            return answer;
        }
        // A probe's send waits no longer: this was its proof.
        boolean asks = rejected.nextEligibleAt() == null && order.tokenTells() && !order.isProbe();
        Answer.Rejected informed = asks ? asked(order, rejected, token) : rejected;
        Instant next = informed.nextEligibleAt();
        if (next != null) {
            tell(order, token, next);
        }
        return informed;
    }

    private Answer.Rejected asked(Order order, Answer.Rejected rejected, Recipient.Token token) {
        return reader.read(order.call().access(), token)
                .map(TokenReader.Word::nextEligibleAt)
                .map(rejected::until)
                .orElse(rejected);
    }

    private void tell(Order order, Recipient.Token token, Instant next) {
        TokenReader.Subject subject = new TokenReader.Subject(
                order.contact(),
                order.key().id(),
                Objects.requireNonNull(order.intent().claim().send().topic()),
                token);
        Arrival arrival = TokenReader.arrival(subject, clock.instant(), next);
        try {
            database.inRepeatedTransaction(transaction -> transaction.inbox().append(List.of(arrival)));
        } catch (DatabaseException e) {
            LOG.log(Level.WARNING, "a consent did not learn when its token may be used again", e);
        }
    }
}
