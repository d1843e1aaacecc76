package dev.rytm.core.testing;

import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.OptInRequest;
import dev.rytm.core.contact.Profile;
import dev.rytm.core.contact.Reachability;
import dev.rytm.core.contact.SendHistory;
import dev.rytm.core.contact.SentNotification;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.Standing;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.policy.Attempt;
import dev.rytm.core.policy.Bar;
import dev.rytm.core.policy.FrequencyCap;
import dev.rytm.core.policy.PageRules;
import dev.rytm.core.policy.QuietHours;
import dev.rytm.core.policy.RulePack;
import dev.rytm.core.policy.RulePacks;
import dev.rytm.core.policy.Rules;
import dev.rytm.core.policy.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A person and a page to put to the rules: everything is fine until a test says otherwise.
///
/// The person wrote long ago, so the window is closed, and has an active weekly consent without an end on `NEWS`.
public final class Situation {

    public static final TopicId NEWS = new TopicId("news");
    public static final TopicId OTHER = new TopicId("other");
    public static final SequenceId COURSE = new SequenceId("course");
    public static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    public static final RulePack PACK_2022 = pack("messenger-2022");
    public static final RulePack PACK_2023 = pack("messenger-2023");
    public static final RulePack PACK_2025 = pack("messenger-2025");

    public RulePack pack = PACK_2022;
    public ZoneId pageZone = WARSAW;
    public String country = "PL";
    public Instant connectedSince = Instant.parse("2022-06-01T00:00:00Z");
    public boolean connected = true;
    public Bar bar = Bar.NONE;
    public boolean paused;
    public Set<TopicId> pausedTopics = Set.of();
    public Set<SequenceId> pausedSequences = Set.of();
    public @Nullable QuietHours quietHours;
    public @Nullable FrequencyCap cap;

    public @Nullable ZoneId profileZone;
    public Standing standing = Standing.NORMAL;
    public Reachability reachability = Reachability.REACHABLE;
    public @Nullable Instant lastInteractionAt;
    public @Nullable Consent consent = consent(Frequency.WEEKLY, WARSAW);
    public final List<SentNotification> notifications = new ArrayList<>();
    public final List<OptInRequest> requests = new ArrayList<>();

    public static RulePack pack(String name) {
        return RulePacks.builtIn().named(name).orElseThrow();
    }

    /// On `NEWS`, ACTIVE, without an end.
    public static Consent consent(Frequency frequency, ZoneId zone) {
        Instant longAgo = Instant.parse("2022-06-01T12:00:00Z");
        return new Consent(
                NEWS, "token", frequency, zone, longAgo, null, ConsentStatus.ACTIVE, longAgo, null, List.of());
    }

    public Situation with(ConsentStatus status, @Nullable Instant expiresAt) {
        Consent now = consent == null ? consent(Frequency.WEEKLY, WARSAW) : consent;
        consent = new Consent(
                now.topic(),
                now.token(),
                now.frequency(),
                now.zone(),
                now.optedInAt(),
                expiresAt,
                status,
                now.changedAt(),
                now.nextEligibleAt(),
                now.marks());
        return this;
    }

    /// Sent and answered at once, on `NEWS`, in the zone of its consent.
    public Situation sent(String at) {
        Instant instant = Instant.parse(at);
        ZoneId zone = consent == null ? WARSAW : consent.zone();
        notifications.add(new SentNotification("sent-" + at, NEWS, zone, instant, instant, false));
        return this;
    }

    public Situation asked(TopicId topic, String subject, String title, Instant at) {
        requests.add(new OptInRequest("asked-" + requests.size(), topic, subject, title, at));
        return this;
    }

    /// About something else each time.
    public Situation askedElsewhere(Instant at) {
        String unlike = "unlike " + requests.size();
        return asked(new TopicId(unlike), unlike, unlike, at);
    }

    public Verdict notify(String now) {
        return judge(new Attempt.Notification(null, NEWS, COURSE, null), Instant.parse(now));
    }

    public Verdict ask(Instant now) {
        return judge(new Attempt.Request(null, NEWS, "News", "Our news"), now);
    }

    public Verdict write(Instant now) {
        return judge(new Attempt.Ordinary(null, null), now);
    }

    public Verdict judge(Attempt attempt, Instant now) {
        return new Rules().judge(attempt, contact(), page(), now);
    }

    public Contact contact() {
        Map<TopicId, Consent> consents = new HashMap<>();
        if (consent != null) {
            consents.put(consent.topic(), consent);
        }
        Contact unknown = Contact.unknown(new ContactKey(1, "person"))
                .withProfile(new Profile(null, null, null, profileZone))
                .withStanding(standing)
                .withReachability(reachability)
                .withConsents(consents)
                .withHistory(new SendHistory(notifications, requests));
        return lastInteractionAt == null ? unknown : unknown.withLastInteractionAt(lastInteractionAt);
    }

    public PageRules page() {
        return new PageRules(
                pack,
                pageZone,
                country,
                connectedSince,
                connected,
                bar,
                paused,
                pausedTopics,
                pausedSequences,
                quietHours,
                cap);
    }
}
