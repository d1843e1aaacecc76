package dev.rytm.server.dispatch;

import dev.rytm.core.message.SendOutcome;
import dev.rytm.core.message.SendOutcome.Evidence;
import dev.rytm.core.policy.Restriction;
import dev.rytm.messenger.graph.Answer;
import dev.rytm.messenger.graph.Answer.Rejected;
import dev.rytm.server.dispatch.Consequence.PageNews;
import dev.rytm.store.SendState;
import dev.rytm.store.send.Facts;
import dev.rytm.store.send.Facts.Fault;
import dev.rytm.store.send.Facts.Proof;
import dev.rytm.store.send.Move;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an answer to a probe means. Its first attempt stays in doubt until something proves it: only an acceptance,
/// or Meta's own "too early", does. What else Meta says of the person is told to the person's inbox, as of the probe.
///
/// A probe that certainly did not arrive was none, and may be made again.
final class ProbeConsequences {

    private final BackOff backOff;
    private final Throttles throttles;
    private final Duration exchange;

    ProbeConsequences(BackOff backOff, Throttles throttles, Duration exchange) {
        this.backOff = backOff;
        this.throttles = throttles;
        this.exchange = exchange;
    }

    Consequence of(Order order, Answer answer, Instant now) {
        return switch (answer) {
            case Answer.Accepted accepted ->
                new Consequence(
                        Consequences.sent(order, accepted, now),
                        Consequences.slowDown(order.pageId(), accepted.usage()),
                        Consequences.news(order, accepted, now));
            case Rejected rejected ->
                new Consequence(
                        rejected(order, rejected, now),
                        page(order, rejected, now),
                        Consequences.news(order, rejected, now));
            case Answer.NotSent notSent ->
                new Consequence(none(order, new Fault(null, null, notSent.detail())), null, null);
            case Answer.Unknown unknown ->
                new Consequence(still(order, Facts.NONE.with(new Fault(null, null, unknown.detail()))), null, null);
        };
    }

    private Move rejected(Order order, Rejected answer, Instant now) {
        Fault fault = Consequences.fault(answer);
        return switch (answer.rejection()) {
            case TOO_EARLY -> proven(order, now);
            case THROTTLED, TRANSIENT, CONFIGURATION, SENDING_BARRED -> none(order, fault);
            case NOTIFICATIONS_STOPPED, TOKEN_INVALID, TOKEN_EXPIRED, UNREACHABLE, UNREACHABLE_FOR_NOW ->
                Arrows.told(order, SendState.UNKNOWN, Facts.NONE.with(fault), failed(answer), now);
            case REQUEST_LIMIT, TOPIC_ASKED, WINDOW_CLOSED, REQUESTS_BARRED, UNEXPLAINED, CONTENT ->
                still(order, Facts.NONE.with(fault));
        };
    }

    /// Meta has taken the first attempt, at the latest when its exchange was over. It does not name the message.
    private Move proven(Order order, Instant now) {
        Instant sentAt = order.firstStartedAt().plus(exchange);
        return Arrows.ended(
                order,
                SendState.SENT,
                Facts.proven(new Proof(Evidence.COOLDOWN, null, sentAt)),
                new SendOutcome.Accepted("", Evidence.COOLDOWN, sentAt),
                now);
    }

    private static SendOutcome.Failed failed(Rejected answer) {
        return new SendOutcome.Failed(answer.rejection(), answer.code(), answer.subcode(), answer.message());
    }

    private @Nullable PageNews page(Order order, Rejected answer, Instant now) {
        long page = order.pageId();
        if (Consequences.isBrokenAccess(order, answer)) {
            return new PageNews.Disconnect(page);
        }
        return switch (answer.rejection()) {
            case THROTTLED -> new PageNews.Pause(page, throttles.pause(page, answer.usage()));
            case SENDING_BARRED -> new PageNews.Bar(page, Restriction.SENDING_BARRED, now);
            case REQUESTS_BARRED -> new PageNews.Bar(page, Restriction.REQUESTS_BARRED, now);
            case NOTIFICATIONS_STOPPED,
                    TOKEN_INVALID,
                    TOKEN_EXPIRED,
                    TOO_EARLY,
                    REQUEST_LIMIT,
                    TOPIC_ASKED,
                    WINDOW_CLOSED,
                    UNREACHABLE,
                    UNREACHABLE_FOR_NOW,
                    CONFIGURATION,
                    TRANSIENT,
                    UNEXPLAINED,
                    CONTENT -> null;
        };
    }

    /// The probe did not take place: it may be made again after a pause.
    private Move none(Order order, Fault fault) {
        Duration pause = backOff.after(order.intent().claim().tries());
        return still(order, Facts.retried(pause, true).with(fault).withProbes(0));
    }

    /// The outcome of the first attempt stays open, and there is no second probe.
    private static Move still(Order order, Facts facts) {
        return Arrows.silent(order, SendState.UNKNOWN, facts);
    }
}
