package dev.rytm.core.check;

import dev.rytm.core.consent.Topic;
import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.OptInRequest;
import dev.rytm.core.contact.SendHistory;
import dev.rytm.core.policy.Attempt;
import dev.rytm.core.policy.Bar;
import dev.rytm.core.policy.Likeness;
import dev.rytm.core.policy.OrdinaryMessagePolicy;
import dev.rytm.core.policy.PageRules;
import dev.rytm.core.policy.Period;
import dev.rytm.core.policy.Policy;
import dev.rytm.core.policy.Reason;
import dev.rytm.core.policy.RulePack;
import dev.rytm.core.policy.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Asks the policy about people who exist only on the checker's paper.
///
/// All that is no flow's making is at its best: the page is connected, served and not braked, the person reachable.
final class Rulebook {

    private static final ContactKey NOBODY = new ContactKey(0, "");

    /// Longer than any rule looks back.
    private static final Duration LONG = Duration.ofDays(400);

    private final Policy policy;
    private final PageRules page;
    private final List<Instant> moments;
    private final Duration reach;

    Rulebook(Policy policy, PageRules page) {
        this.policy = policy;
        this.page = atItsBest(page);
        this.moments = moments(this.page);
        this.reach = longest();
    }

    private static PageRules atItsBest(PageRules page) {
        RulePack pack = page.pack();
        String country = pack.serves().stream().sorted().findFirst().orElse(page.country());
        LocalDate before = pack.connectedBefore();
        Instant since = before == null
                ? page.connectedSince()
                : before.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new PageRules(pack, page.zone(), country, since, true, Bar.NONE, false, Set.of(), Set.of(), null, null);
    }

    /// Days on which the rules are asked: any one, and the last moments of a day and a week in which
    /// the clocks go back.
    /// There a calendar day or week is longer than the stretch of hours that is counted elsewhere.
    private static List<Instant> moments(PageRules page) {
        Instant first =
                page.pack().from().atStartOfDay(ZoneOffset.UTC).toInstant().plus(LONG);
        ZoneId zone = page.zone();
        List<Instant> moments = new ArrayList<>(List.of(first));
        ZoneOffsetTransition change = zone.getRules().nextTransition(first);
        while (change != null && change.getInstant().isBefore(first.plus(LONG))) {
            if (change.isOverlap()) {
                for (Frequency frequency : List.of(Frequency.DAILY, Frequency.WEEKLY)) {
                    Instant end = Period.of(frequency, zone, change.getInstant().minusMillis(1))
                            .endsAt(zone);
                    moments.add(end.minusMillis(1));
                }
            }
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return List.copyOf(moments);
    }

    /// The longest time since an interaction after which an ordinary message may still start.
    Duration reach() {
        return reach;
    }

    private Duration longest() {
        long allowed = 0;
        long refused = LONG.toMillis();
        while (refused - allowed > 1) {
            long between = (allowed + refused) / 2;
            if (mayWrite(new Elapsed(Duration.ofMillis(between)))) {
                allowed = between;
            } else {
                refused = between;
            }
        }
        return Duration.ofMillis(allowed);
    }

    /// Whether an ordinary message is never refused.
    boolean mayWrite(Elapsed elapsed) {
        Instant now = moments.getFirst();
        Contact contact = contact(elapsed, now);
        Attempt attempt = new Attempt.Ordinary(null, endOfWindow(contact, now));
        return policy.judge(attempt, contact, page, now) instanceof Verdict.Allowed;
    }

    /// Whether the window is certainly open, as conditions see it.
    boolean isOpen(Elapsed elapsed) {
        Instant now = moments.getFirst();
        return contact(elapsed, now).hasOpenWindow(now);
    }

    /// Whether a request that nothing else stands against is never refused for the window's sake.
    boolean mayAsk(Topic topic, Elapsed elapsed) {
        Instant now = moments.getFirst();
        Contact contact = contact(elapsed, now);
        return policy.judge(request(topic), contact, page, now) instanceof Verdict.Allowed
                && now.isBefore(endOfWindow(contact, now));
    }

    /// Why a request may be refused to somebody who wrote just now: because they have agreed, or for what they were
    /// asked before.
    Optional<Reason> objection(Topic topic, boolean agreed, Map<Asked, Topic> before) {
        return moments.stream()
                .flatMap(now -> objection(topic, agreed, before, now).stream())
                .findFirst();
    }

    private Optional<Reason> objection(Topic topic, boolean agreed, Map<Asked, Topic> before, Instant now) {
        List<OptInRequest> requests = before.entrySet().stream()
                .map(asked -> new OptInRequest(
                        "",
                        asked.getValue().id(),
                        Likeness.of(asked.getValue().name()),
                        Likeness.of(asked.getValue().wording().title()),
                        now.minus(asked.getKey().ago())))
                .toList();
        Contact contact = contact(new Elapsed(Duration.ZERO), now)
                .withHistory(new SendHistory(List.of(), requests))
                .withConsents(agreed ? Map.of(topic.id(), consent(topic, now)) : Map.of());
        return policy.judge(request(topic), contact, page, now) instanceof Verdict.Refused refused
                ? Optional.of(refused.reason())
                : Optional.empty();
    }

    private static Consent consent(Topic topic, Instant now) {
        return new Consent(
                topic.id(), "", topic.frequency(), topic.zone(), now, null, ConsentStatus.ACTIVE, now, null, List.of());
    }

    RulePack.RequestLimits limits() {
        return page.pack().requestLimits();
    }

    private static Instant endOfWindow(Contact contact, Instant now) {
        Instant last = contact.lastInteractionAt();
        return last == null ? now : OrdinaryMessagePolicy.endOfWindow(last);
    }

    private static Contact contact(Elapsed elapsed, Instant now) {
        Contact nobody = Contact.unknown(NOBODY);
        return elapsed.most() == null ? nobody : nobody.withLastInteractionAt(now.minus(elapsed.most()));
    }

    private static Attempt request(Topic topic) {
        return new Attempt.Request(
                null,
                topic.id(),
                Likeness.of(topic.name()),
                Likeness.of(topic.wording().title()));
    }
}
