package dev.rytm.server.dispatch;

import dev.rytm.core.Catalog;
import dev.rytm.core.PlannedSend;
import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.message.MessageLimits;
import dev.rytm.core.message.Rejection;
import dev.rytm.core.message.SendOutcome;
import dev.rytm.core.policy.Attempt;
import dev.rytm.core.policy.Bar;
import dev.rytm.core.policy.PageRules;
import dev.rytm.core.policy.Period;
import dev.rytm.core.policy.Policy;
import dev.rytm.core.policy.Reason;
import dev.rytm.core.policy.Verdict;
import dev.rytm.messenger.graph.Recipient;
import dev.rytm.store.AttemptId;
import dev.rytm.store.SendState;
import dev.rytm.store.StopWait;
import dev.rytm.store.send.Claim;
import dev.rytm.store.send.Facts;
import dev.rytm.store.send.Intent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks the policy a second time, right before the call, with facts read under lock.
///
/// A "no" is the final reason, unless time or a brake can still turn it before the row's last moment. A probe is
/// asked everything again, and one thing more: whether Meta would still refuse a repeat.
final class Judge {

    /// Requests and window messages of unknown outcome are never repeated: nothing fences a window message, and a
    /// second request for consent is worse than a lost one. They are given up after the hour for which Meta repeats
    /// its webhooks: an echo would have come.
    private static final Duration ECHO_WAIT = Duration.ofHours(1);

    private final Policy policy;
    private final DispatchConfig config;

    Judge(Policy policy, DispatchConfig config) {
        this.policy = policy;
        this.config = config;
    }

    /// All that one row is judged by.
    record Case(Claim claim, Contact contact, Catalog catalog, StopWait stop, Instant now) {

        PlannedSend send() {
            return claim.send();
        }

        Case with(Contact next) {
            return new Case(claim, next, catalog, stop, now);
        }

        boolean isOver() {
            return !now.isBefore(send().notAfter());
        }

        Bar bar() {
            return catalog.page().bar();
        }

        /// It may go only to try the page's bar.
        boolean isTrial() {
            return bar().concerns(send().attempt());
        }

        /// The one repeat of an attempt that was no trial is none either.
        boolean isStrangeToTrial() {
            return claim.probe() && isTrial() && !bar().isTriedBy(send().id());
        }
    }

    Judgement judge(Case one) {
        if (one.stop() == StopWait.SOON && !one.isOver()) {
            // The person's own word comes first, and tells which topic it is about; it takes a moment.
            return no(one, stateOf(one), Facts.retried(config.backOff(), false));
        }
        boolean stopped = one.stop() != StopWait.NONE && one.send().kind() == PlannedSend.Kind.NOTIFICATION;
        return decide(stopped ? one.with(stopped(one.contact())) : one);
    }

    private Judgement decide(Case one) {
        Verdict verdict =
                policy.judge(one.send().attempt(), one.contact(), one.catalog().page(), one.now());
        return switch (verdict) {
            case Verdict.Allowed _ when one.isStrangeToTrial() -> refused(one, Reason.PAGE_RESTRICTED, null);
            case Verdict.Allowed _ when one.claim().probe() && !mayProbe(one) -> giveUpProbing(one);
            case Verdict.Allowed _
            when one.claim().probe() && one.now().isBefore(probesFrom(one)) ->
                no(one, SendState.UNKNOWN, Facts.later(probesFrom(one)));
            case Verdict.Allowed _ when one.isOver() -> refuse(one, Reason.TOO_LATE, null);
            case Verdict.Allowed _
            when one.send().content() == null -> one.claim().probe() ? giveUpProbing(one) : failEmpty(one);
            case Verdict.Allowed _ ->
                failure(one).orElseGet(() -> new Judgement.Go(intent(one), recipient(one), one.isTrial()));
            case Verdict.Refused refused -> refused(one, refused.reason(), refused.nextAllowedAt());
        };
    }

    private Judgement refused(Case one, Reason reason, @Nullable Instant next) {
        boolean over = one.isOver();
        boolean liftable = isLiftable(one, reason);
        if (liftable && !over) {
            return hold(one, reason);
        }
        if (one.claim().probe()) {
            return next == null ? giveUpProbing(one) : no(one, SendState.UNKNOWN, Facts.later(next));
        }
        if (!over && next != null && next.isBefore(one.send().notAfter())) {
            return no(one, SendState.DUE, Facts.later(next));
        }
        return refuse(one, over ? reasonWhenOver(one, reason) : reason, over ? null : next);
    }

    /// Until the page's catalog changes, or until the bar may be tried.
    private static Judgement hold(Case one, Reason reason) {
        Facts held = Facts.held(new Facts.Hold(reason, one.catalog().version()));
        Instant trial = one.bar().trialFrom();
        return reason == Reason.PAGE_RESTRICTED && trial != null && trial.isAfter(one.now())
                ? no(one, stateOf(one), held.withNextDueAt(trial))
                : no(one, stateOf(one), held);
    }

    /// A request goes on at once through its "otherwise" exit instead of waiting for a page to be unbarred.
    private static boolean isLiftable(Case one, Reason reason) {
        return reason == Reason.PAUSED
                || (reason == Reason.PAGE_RESTRICTED && one.send().kind() != PlannedSend.Kind.OPT_IN_REQUEST);
    }

    /// What kept a row from going until it was too late: the brake that holds it, not the lateness that follows
    /// from it. What only time could have cured is lateness.
    private Reason reasonWhenOver(Case one, Reason reason) {
        Attempt unhurried = switch (one.send().attempt()) {
            case Attempt.Notification it -> new Attempt.Notification(it.own(), it.topic(), it.sequence(), null);
            case Attempt.Ordinary it -> new Attempt.Ordinary(it.own(), null);
            case Attempt.Request it -> it;
        };
        Verdict verdict = policy.judge(unhurried, one.contact(), one.catalog().page(), one.now());
        Reason deeper = verdict instanceof Verdict.Refused refused ? refused.reason() : reason;
        return switch (deeper) {
            case PERIOD_USED, COOLDOWN, NOT_YET_ELIGIBLE, QUIET_HOURS, FREQUENCY_CAP, WINDOW_CLOSED, TOO_LATE ->
                isPaused(one) ? Reason.PAUSED : Reason.TOO_LATE;
            case PAGE_RESTRICTED,
                    NOT_SERVED,
                    CONTACT_UNREACHABLE,
                    CONTACT_SUPPRESSED,
                    ALREADY_CONSENTED,
                    TOPIC_ASKED_THIS_WEEK,
                    DUPLICATE_REQUEST,
                    DAILY_REQUEST_LIMIT,
                    WEEKLY_REQUEST_LIMIT,
                    NO_CONSENT,
                    CONSENT_STOPPED,
                    CONSENT_REVOKED,
                    CONSENT_EXPIRED,
                    PAUSED,
                    FLOW_SENT_NOTHING -> deeper;
        };
    }

    private static boolean isPaused(Case one) {
        PageRules page = one.catalog().page();
        TopicId topic = one.send().topic();
        SequenceId sequence = one.send().source().sequence();
        return page.paused()
                || (topic != null && page.pausedTopics().contains(topic))
                || (sequence != null && page.pausedSequences().contains(sequence));
    }

    private Instant probesFrom(Case one) {
        return ProbeSpan.start(
                one.catalog().page().pack(),
                Objects.requireNonNull(one.claim().attemptedAt()),
                config.exchangeDeadline());
    }

    /// Nothing about the consent has changed since the attempt (a new token would not be fenced by it), and Meta
    /// would still refuse. Who is strict never probes.
    private boolean mayProbe(Case one) {
        Instant attemptedAt = Objects.requireNonNull(one.claim().attemptedAt());
        Consent consent = consent(one);
        Instant end = ProbeSpan.end(
                one.catalog().page().pack(),
                Objects.requireNonNull(one.send().frequency()),
                Objects.requireNonNull(one.send().zone()),
                attemptedAt,
                config.quiet());
        Instant given = Objects.requireNonNull(one.claim().finalAt());
        return !config.strict()
                && !consent.changedAt().isAfter(attemptedAt)
                && one.now().isBefore(end)
                && one.now().isBefore(given)
                && !one.isOver();
    }

    private Intent intent(Case one) {
        Claim claim = one.claim();
        if (claim.probe()) {
            AttemptId attempt = new AttemptId(
                    claim.key().periodStart(), claim.nextFence(), claim.key().id());
            return new Intent(claim, attempt, null, null, Objects.requireNonNull(claim.finalAt()));
        }
        if (one.send().kind() != PlannedSend.Kind.NOTIFICATION) {
            AttemptId attempt = new AttemptId(
                    claim.key().periodStart(), claim.nextFence(), claim.key().id());
            return new Intent(claim, attempt, null, null, one.now().plus(ECHO_WAIT));
        }
        Consent consent = consent(one);
        Period period = Period.of(consent.frequency(), consent.zone(), one.now());
        AttemptId attempt =
                new AttemptId(period.start(), claim.nextFence(), claim.key().id());
        Instant end = ProbeSpan.end(
                one.catalog().page().pack(), consent.frequency(), consent.zone(), one.now(), config.quiet());
        Instant deadline = one.now().plus(config.exchangeDeadline());
        return new Intent(claim, attempt, consent.frequency(), consent.zone(), end.isAfter(deadline) ? end : deadline);
    }

    private Recipient recipient(Case one) {
        String psid = one.claim().contact().psid();
        return one.send().kind() == PlannedSend.Kind.NOTIFICATION
                ? new Recipient.Token(psid, consent(one).token())
                : new Recipient.Person(psid);
    }

    private static Consent consent(Case one) {
        TopicId topic = Objects.requireNonNull(one.send().topic());
        return one.contact().consent(topic).orElseThrow();
    }

    private Judgement refuse(Case one, Reason reason, @Nullable Instant next) {
        return new Judgement.No(Arrows.refused(one.claim(), reason, next, one.now()));
    }

    private Judgement failEmpty(Case one) {
        SendOutcome.Failed outcome = new SendOutcome.Failed(Rejection.CONTENT, 0, null, "the message has no content");
        return new Judgement.No(Arrows.failed(one.claim(), outcome, one.now()));
    }

    /// What Meta would not accept ends as if it had been asked, and no call is wasted on it. A probe repeats what it
    /// accepted, or may have.
    private static Optional<Judgement> failure(Case one) {
        return Optional.ofNullable(one.send().content())
                .filter(_ -> !one.claim().probe())
                .flatMap(MessageLimits::failure)
                .map(outcome -> new Judgement.No(Arrows.failed(one.claim(), outcome, one.now())));
    }

    /// Not before the row is given up: never.
    private Judgement giveUpProbing(Case one) {
        Instant end = Objects.requireNonNull(one.claim().finalAt());
        return no(one, SendState.UNKNOWN, Facts.later(end));
    }

    private static Judgement no(Case one, SendState to, Facts facts) {
        return new Judgement.No(Arrows.silent(one.claim(), to, facts));
    }

    private static SendState stateOf(Case one) {
        return one.claim().probe() ? SendState.UNKNOWN : SendState.DUE;
    }

    private static Contact stopped(Contact contact) {
        Map<TopicId, Consent> consents = new LinkedHashMap<>();
        Collection<Consent> all = contact.consents().values();
        all.forEach(consent -> consents.put(
                consent.topic(),
                new Consent(
                        consent.topic(),
                        consent.token(),
                        consent.frequency(),
                        consent.zone(),
                        consent.optedInAt(),
                        consent.expiresAt(),
                        consent.status() == ConsentStatus.ACTIVE ? ConsentStatus.STOPPED : consent.status(),
                        consent.changedAt(),
                        consent.nextEligibleAt(),
                        consent.marks())));
        return contact.withConsents(consents);
    }
}
