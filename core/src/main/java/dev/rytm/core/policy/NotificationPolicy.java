package dev.rytm.core.policy;

import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Contact;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// May this notification go to this person on this topic's token now? (Attempt B, rows in the order of its
/// table.)
///
/// Source: docs/platform/rules-of-notifications.md. What depends on Meta's year comes from the page's rule
/// pack.
public final class NotificationPolicy {

    /// No notification starts this close to the end of a period, so that its answer arrives in the same
    /// one. Such a start is TOO_LATE, as the `notAfter` of a planned send says too. Reason:
    /// docs/decisions/0010.
    public static final Duration END_OF_PERIOD = Duration.ofSeconds(60);

    private NotificationPolicy() {}

    public static Verdict judge(Attempt.Notification attempt, Contact contact, PageRules page, Instant now) {
        List<Rule> rules = Access.rules(attempt, contact, page, now);
        Consent consent = contact.consent(attempt.topic()).orElse(null);
        if (consent == null) {
            rules.add(new Rule.Condition(Reason.NO_CONSENT, true));
        } else {
            addConditionsOfConsent(rules, consent, now);
            addWaits(rules, UsedTurns.of(attempt, consent, contact.history()), contact, page);
            rules.add(new Rule.Condition(Reason.TOO_LATE, OrdinaryMessagePolicy.isOver(attempt.sendBefore(), now)));
            rules.add(new Rule.Wait(Reason.TOO_LATE, at -> afterEndOfPeriod(consent, at)));
            rules.add(new Rule.Condition(Reason.PAUSED, isPaused(attempt, page)));
        }
        return Rule.judge(rules, now);
    }

    private static void addConditionsOfConsent(List<Rule> rules, Consent consent, Instant now) {
        ConsentStatus status = consent.status();
        rules.add(new Rule.Condition(Reason.CONSENT_STOPPED, status == ConsentStatus.STOPPED));
        rules.add(new Rule.Condition(Reason.CONSENT_REVOKED, status == ConsentStatus.REVOKED));
        rules.add(new Rule.Condition(Reason.CONSENT_EXPIRED, !consent.isLive(now)));
    }

    private static void addWaits(List<Rule> rules, UsedTurns used, Contact contact, PageRules page) {
        Consent consent = used.consent();
        Duration cooldown = page.pack().cooldown();
        Instant eligibleAt = consent.nextEligibleAt();
        QuietHours quiet = page.quietHours();
        FrequencyCap cap = page.frequencyCap();
        rules.add(new Rule.Wait(Reason.PERIOD_USED, used::afterPeriod));
        if (cooldown != null) {
            rules.add(new Rule.Wait(Reason.COOLDOWN, at -> used.afterCooldown(cooldown, at)));
        }
        if (eligibleAt != null) {
            rules.add(new Rule.Wait(Reason.NOT_YET_ELIGIBLE, at -> eligibleAt.isAfter(at) ? eligibleAt : at));
        }
        if (quiet != null) {
            ZoneId zone = contact.profile().zone() != null ? contact.profile().zone() : consent.zone();
            rules.add(new Rule.Wait(Reason.QUIET_HOURS, at -> quiet.endOfQuiet(zone, at)));
        }
        if (cap != null) {
            rules.add(new Rule.Wait(Reason.FREQUENCY_CAP, at -> used.afterCap(cap, at)));
        }
    }

    private static Instant afterEndOfPeriod(Consent consent, Instant at) {
        Instant end = Period.of(consent.frequency(), consent.zone(), at).endsAt(consent.zone());
        return at.isBefore(end.minus(END_OF_PERIOD)) ? at : end;
    }

    private static boolean isPaused(Attempt.Notification attempt, PageRules page) {
        return page.paused()
                || page.pausedTopics().contains(attempt.topic())
                || (attempt.sequence() != null && page.pausedSequences().contains(attempt.sequence()));
    }
}
