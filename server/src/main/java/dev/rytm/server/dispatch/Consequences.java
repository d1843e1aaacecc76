package dev.rytm.server.dispatch;

import dev.rytm.core.message.Rejection;
import dev.rytm.core.message.SendOutcome;
import dev.rytm.core.message.SendOutcome.Evidence;
import dev.rytm.core.policy.Reason;
import dev.rytm.core.policy.Restriction;
import dev.rytm.messenger.graph.Answer;
import dev.rytm.messenger.graph.Usage;
import dev.rytm.server.dispatch.Consequence.PageNews;
import dev.rytm.store.LateNews;
import dev.rytm.store.LateNews.News;
import dev.rytm.store.SendState;
import dev.rytm.store.send.Facts;
import dev.rytm.store.send.Facts.Fault;
import dev.rytm.store.send.Facts.Proof;
import dev.rytm.store.send.Move;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What each answer of Meta means for the row, in a first attempt; a probe's answers are read by
/// [ProbeConsequences].
///
/// A refusal that passes puts the row back to DUE. Everything that may have arrived is UNKNOWN: no automatic blind
/// retry.
final class Consequences {

    /// Attempts that Meta may refuse for the moment before the row is given up.
    private static final int MOST_TRIES = 8;

    /// Of the page's allowance; above it, we slow down by ourselves.
    private static final int NEARLY_USED_UP = 95;

    /// When Meta says "too early" but not until when.
    private static final Duration TOO_EARLY_WAIT = Duration.ofHours(1);

    private final BackOff backOff;
    private final Duration quiet;
    private final ProbeConsequences probes;
    private final Throttles throttles;

    Consequences(DispatchConfig config) {
        this.backOff = new BackOff(config.backOff());
        this.quiet = config.quiet();
        this.throttles = new Throttles(backOff);
        this.probes = new ProbeConsequences(backOff, throttles, config.exchangeDeadline());
    }

    Consequence of(Order order, Answer answer, Instant now) {
        if (order.isProbe()) {
            return probes.of(order, answer, now);
        }
        return switch (answer) {
            case Answer.Accepted accepted -> accepted(order, accepted, now);
            case Answer.Rejected rejected -> rejected(order, rejected, now);
            case Answer.NotSent notSent -> notSent(order, notSent);
            case Answer.Unknown unknown -> unknown(order, unknown, now);
        };
    }

    private Consequence accepted(Order order, Answer.Accepted accepted, Instant now) {
        throttles.passed(order.pageId());
        return new Consequence(
                sent(order, accepted, now), slowDown(order.pageId(), accepted.usage()), news(order, accepted, now));
    }

    static Move sent(Order order, Answer.Accepted accepted, Instant now) {
        Facts facts = Facts.proven(new Proof(Evidence.ANSWER, accepted.messageId(), now));
        SendOutcome outcome = new SendOutcome.Accepted(accepted.messageId(), Evidence.ANSWER, now);
        return Arrows.ended(order, SendState.SENT, facts, outcome, now);
    }

    static News news(Order order, Answer.Accepted accepted, Instant now) {
        return new News(
                order.contact(),
                order.key().id(),
                order.intent().attempt().toString(),
                LateNews.Kind.ANSWER,
                accepted.messageId(),
                "not SENDING",
                null,
                null,
                now);
    }

    static News news(Order order, Answer.Rejected rejected, Instant now) {
        return new News(
                order.contact(),
                order.key().id(),
                order.intent().attempt().toString(),
                LateNews.Kind.REJECTION,
                null,
                "not SENDING",
                rejected.code(),
                rejected.subcode(),
                now);
    }

    /// Meta's word that access is gone for some minutes counts even on an accepted message.
    static @Nullable PageNews slowDown(long pageId, Usage usage) {
        boolean told = usage.regainAccess().isPositive() && usage.percent() >= NEARLY_USED_UP;
        return told ? new PageNews.Pause(pageId, usage.regainAccess()) : null;
    }

    private Consequence rejected(Order order, Answer.Rejected answer, Instant now) {
        long page = order.pageId();
        News news = news(order, answer, now);
        return switch (answer.rejection()) {
            case THROTTLED ->
                new Consequence(
                        Arrows.silent(order, SendState.DUE, Facts.NONE.with(fault(answer))),
                        new PageNews.Pause(page, throttles.pause(page, answer.usage())),
                        news);
            case CONFIGURATION -> disconnected(order, Facts.NONE.with(fault(answer)), news);
            case SENDING_BARRED ->
                new Consequence(
                        Arrows.silent(order, SendState.DUE, Facts.NONE.with(fault(answer))),
                        new PageNews.Bar(page, Restriction.SENDING_BARRED, now),
                        news);
            case REQUESTS_BARRED ->
                new Consequence(
                        failed(order, answer, now), new PageNews.Bar(page, Restriction.REQUESTS_BARRED, now), news);
            case TRANSIENT -> again(order, answer, now, news);
            case TOO_EARLY -> new Consequence(tooEarly(order, answer, now), null, news);
            case NOTIFICATIONS_STOPPED,
                    TOKEN_INVALID,
                    TOKEN_EXPIRED,
                    REQUEST_LIMIT,
                    TOPIC_ASKED,
                    WINDOW_CLOSED,
                    UNREACHABLE,
                    UNREACHABLE_FOR_NOW,
                    UNEXPLAINED,
                    CONTENT -> new Consequence(failed(order, answer, now), null, news);
        };
    }

    private Consequence again(Order order, Answer.Rejected answer, Instant now, News news) {
        int before = order.intent().claim().tries();
        Facts facts = Facts.retried(backOff.after(before), true).with(fault(answer));
        if (isBrokenAccess(order, answer)) {
            return disconnected(order, facts, news);
        }
        // What is broken access in the end waits for it to be mended, however often that takes.
        boolean gaveUp = before + 1 >= MOST_TRIES && answer.ifItLasts() == answer.rejection();
        return new Consequence(
                gaveUp ? failed(order, answer, now) : Arrows.silent(order, SendState.DUE, facts), null, news);
    }

    /// Each time that so many tries of a row have met it, it has lasted.
    static boolean isBrokenAccess(Order order, Answer.Rejected answer) {
        return answer.ifItLasts() == Rejection.CONFIGURATION
                && (answer.rejection() == Rejection.CONFIGURATION
                        || (order.intent().claim().tries() + 1) % MOST_TRIES == 0);
    }

    private static Consequence disconnected(Order order, Facts facts, News news) {
        return new Consequence(
                Arrows.silent(order, SendState.DUE, facts), new PageNews.Disconnect(order.pageId()), news);
    }

    /// Not before Meta's own word, unless that has passed already; a send that this would make too late has been
    /// refused for good.
    private static Move tooEarly(Order order, Answer.Rejected answer, Instant now) {
        Instant told = answer.nextEligibleAt();
        Instant next = told == null || told.isBefore(now) ? now.plus(TOO_EARLY_WAIT) : told;
        boolean inTime = next.isBefore(order.intent().claim().send().notAfter());
        if (inTime && order.intent().claim().tries() < MOST_TRIES) {
            Facts facts = Facts.retried(Duration.ZERO, true).with(fault(answer)).withNextDueAt(next);
            return Arrows.silent(order, SendState.DUE, facts);
        }
        return Arrows.ended(
                order,
                SendState.REFUSED,
                Facts.refused(Reason.NOT_YET_ELIGIBLE, next).with(fault(answer)),
                new SendOutcome.Refused(Reason.NOT_YET_ELIGIBLE, next),
                now);
    }

    private static Move failed(Order order, Answer.Rejected answer, Instant now) {
        Rejection rejection = answer.rejection();
        SendOutcome outcome = new SendOutcome.Failed(rejection, answer.code(), answer.subcode(), answer.message());
        return Arrows.ended(order, SendState.FAILED, Facts.failed(fault(answer)), outcome, now);
    }

    private Consequence notSent(Order order, Answer.NotSent answer) {
        Fault fault = new Fault(null, null, answer.detail());
        Facts facts = switch (answer.cause()) {
            // We were late, not Meta: at once again.
            case STALE -> Facts.NONE.with(fault);
            case NO_CONNECTION, BROKEN_OFF ->
                Facts.retried(backOff.after(order.intent().claim().tries()), true)
                        .with(fault);
        };
        return new Consequence(Arrows.silent(order, SendState.DUE, facts), null, null);
    }

    private Consequence unknown(Order order, Answer.Unknown answer, Instant now) {
        Facts facts = Facts.retried(quiet, false)
                .with(new Fault(null, null, answer.detail()))
                .withNextDueAt(now);
        SendOutcome outcome = new SendOutcome.Unknown(order.deadlineAt());
        return new Consequence(Arrows.ended(order, SendState.UNKNOWN, facts, outcome, now), null, null);
    }

    static Fault fault(Answer.Rejected answer) {
        return new Fault(answer.code(), answer.subcode(), answer.message());
    }
}
