package dev.rytm.core.policy;

import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.OptInRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// May we ask this person, now, to agree to this topic? (Attempt A, rows in the order of its table.)
///
/// Source: docs/platform/rules-of-notifications.md. The numbers come from the page's rule pack.
public final class OptInRequestPolicy {

    private OptInRequestPolicy() {}

    public static Verdict judge(Attempt.Request attempt, Contact contact, PageRules page, Instant now) {
        List<OptInRequest> asked = contact.history().requests().stream()
                .filter(request -> !request.sendId().equals(attempt.own()))
                .toList();
        RulePack.RequestLimits limits = page.pack().requestLimits();
        ZoneId zone = page.zone();
        Quota subject = Quota.perWeek(those(asked, sameSubject(attempt)), limits.perSubjectAWeek(), zone);
        Quota title = Quota.perWeek(those(asked, sameTitle(attempt)), limits.perTitleAWeek(), zone);
        Quota day = Quota.perDay(asked, limits.perDay(), zone);
        Quota week = Quota.perWeek(asked, limits.perWeek(), zone);

        List<Rule> rules = Access.rules(attempt, contact, page, now);
        rules.add(new Rule.Condition(Reason.WINDOW_CLOSED, !contact.hasOpenWindow(now)));
        rules.add(new Rule.Wait(
                Reason.ALREADY_CONSENTED,
                at -> endOfConsent(contact.consent(attempt.topic()).orElse(null), at)));
        rules.add(new Rule.Wait(Reason.TOPIC_ASKED_THIS_WEEK, subject::freeFrom));
        rules.add(new Rule.Wait(Reason.DUPLICATE_REQUEST, title::freeFrom));
        rules.add(new Rule.Wait(Reason.DAILY_REQUEST_LIMIT, day::freeFrom));
        rules.add(new Rule.Wait(Reason.WEEKLY_REQUEST_LIMIT, week::freeFrom));
        return Rule.judge(rules, now);
    }

    /// Absent while an active consent has no end.
    private static @Nullable Instant endOfConsent(@Nullable Consent consent, Instant at) {
        if (consent == null || !consent.isLive(at)) {
            return at;
        }
        return consent.expiresAt();
    }

    /// A topic that got another name since is still the topic that the person was asked about.
    private static Predicate<OptInRequest> sameSubject(Attempt.Request attempt) {
        String subject = Likeness.of(attempt.subject());
        return request -> request.topic().equals(attempt.topic())
                || Likeness.of(request.subject()).equals(subject);
    }

    private static Predicate<OptInRequest> sameTitle(Attempt.Request attempt) {
        String title = Likeness.of(attempt.title());
        return request -> Likeness.of(request.title()).equals(title);
    }

    private static List<OptInRequest> those(List<OptInRequest> asked, Predicate<OptInRequest> alike) {
        return asked.stream().filter(alike).toList();
    }
}
