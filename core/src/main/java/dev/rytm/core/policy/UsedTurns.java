package dev.rytm.core.policy;

import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.SendHistory;
import dev.rytm.core.contact.SentNotification;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/// What earlier notifications have used up: the period, the cooldown and the page's cap.
///
/// `others` are all of the person's notifications except the attempt's own row. Whatever was accepted or may
/// have been counts, from the arrival of its answer (`sentAt`).
public record UsedTurns(Consent consent, List<SentNotification> others) {

    public UsedTurns {
        others = List.copyOf(others);
    }

    static UsedTurns of(Attempt.Notification attempt, Consent consent, SendHistory history) {
        return new UsedTurns(
                consent,
                history.notifications().stream()
                        .filter(sent -> !sent.sendId().equals(attempt.own()))
                        .toList());
    }

    /// Whether a notification of the topic has used the period that `at` lies in.
    public boolean cover(Instant at) {
        return !afterPeriod(at).equals(at);
    }

    /// The first instant at or after `at` that no notification of the topic has used: each one uses its
    /// periods in the consent's zone and in the zone that it was sent in.
    Instant afterPeriod(Instant at) {
        Instant free = at;
        for (SentNotification sent : ofTopic()) {
            free = later(free, afterPeriod(sent, consent.zone(), at));
            if (!sent.zone().equals(consent.zone())) {
                free = later(free, afterPeriod(sent, sent.zone(), at));
            }
        }
        return free;
    }

    private Instant afterPeriod(SentNotification sent, ZoneId zone, Instant at) {
        Instant from = Period.of(consent.frequency(), zone, sent.startedAt()).startsAt(zone);
        Instant until = Period.of(consent.frequency(), zone, sent.sentAt()).endsAt(zone);
        return !at.isBefore(from) && at.isBefore(until) ? until : at;
    }

    /// Meta counts in whole seconds, rounded up.
    Instant afterCooldown(Duration cooldown, Instant at) {
        return ofTopic().stream()
                .map(sent -> wholeSecond(sent.sentAt()).plus(cooldown))
                .reduce(at, UsedTurns::later);
    }

    private static Instant wholeSecond(Instant at) {
        Instant second = at.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(at) ? at : second.plusSeconds(1);
    }

    Instant afterCap(FrequencyCap cap, Instant at) {
        Duration span = Duration.ofDays(cap.days());
        return others.stream()
                .map(sent -> sent.sentAt().plus(span))
                .filter(end -> end.isAfter(at))
                .sorted(Comparator.reverseOrder())
                .skip(cap.max() - 1L)
                .findFirst()
                .orElse(at);
    }

    private List<SentNotification> ofTopic() {
        return others.stream()
                .filter(sent -> sent.topic().equals(consent.topic()))
                .toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
