package dev.rytm.core.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Everything we know about one person on one page, as a value. Only decisions make a new one.
///
/// `stopWordAt` and `startWordAt` are when the person last wrote a stop and a start word: they count for every topic,
/// also for one whose opt-in, given before them, is heard of only later. `finished` is where the person stood when
/// they came to the end of a topic's sequence (absent: of none), in case its author adds a step.
public record Contact(
        ContactKey key,
        Profile profile,
        Standing standing,
        Reachability reachability,
        @Nullable Instant lastInteractionAt,
        @Nullable Instant stopWordAt,
        @Nullable Instant startWordAt,
        Set<String> tags,
        Map<String, FieldValue> fields,
        Map<TopicId, Consent> consents,
        Map<TopicId, Enrolment> enrolments,
        List<FlowRun> runs,
        SendHistory history,
        @Nullable Map<TopicId, Enrolment> finished) {

    /// How long after an interaction a page may write freely; the end is exclusive. Source: docs/platform, 24-hour
    /// window.
    public static final Duration MESSAGING_WINDOW = Duration.ofHours(24);

    public Contact {
        tags = Collections.unmodifiableSet(new TreeSet<>(tags));
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
        consents = Map.copyOf(consents);
        enrolments = Map.copyOf(enrolments);
        runs = List.copyOf(runs);
        finished = finished == null || finished.isEmpty() ? null : Map.copyOf(finished);
    }

    /// Somebody we have never heard from.
    public static Contact unknown(ContactKey key) {
        return new Contact(
                key,
                Profile.UNKNOWN,
                Standing.NORMAL,
                Reachability.REACHABLE,
                null,
                null,
                null,
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                SendHistory.EMPTY,
                null);
    }

    public boolean hasOpenWindow(Instant now) {
        return lastInteractionAt != null && now.isBefore(lastInteractionAt.plus(MESSAGING_WINDOW));
    }

    /// Until when the team has this person at the longest; empty if the bot has them.
    public Optional<Instant> handedOverUntil() {
        return runs.stream().flatMap(run -> run.handedOverUntil().stream()).max(Comparator.naturalOrder());
    }

    public Optional<Consent> consent(TopicId topic) {
        return Optional.ofNullable(consents.get(topic));
    }

    /// Where this person stood when they came to the end of the sequence, unless they began another one since.
    public Optional<Enrolment> finished(SequenceId sequence) {
        return Optional.ofNullable(finished).stream()
                .flatMap(places -> places.values().stream())
                .filter(place -> place.sequence().equals(sequence))
                .findFirst();
    }

    public Contact withProfile(Profile next) {
        return new Contact(
                key,
                next,
                standing,
                reachability,
                lastInteractionAt,
                stopWordAt,
                startWordAt,
                tags,
                fields,
                consents,
                enrolments,
                runs,
                history,
                finished);
    }

    public Contact withStanding(Standing next) {
        return new Contact(
                key,
                profile,
                next,
                reachability,
                lastInteractionAt,
                stopWordAt,
                startWordAt,
                tags,
                fields,
                consents,
                enrolments,
                runs,
                history,
                finished);
    }

    public Contact withReachability(Reachability next) {
        return new Contact(
                key,
                profile,
                standing,
                next,
                lastInteractionAt,
                stopWordAt,
                startWordAt,
                tags,
                fields,
                consents,
                enrolments,
                runs,
                history,
                finished);
    }

    public Contact withLastInteractionAt(@Nullable Instant next) {
        return new Contact(
                key,
                profile,
                standing,
                reachability,
                next,
                stopWordAt,
                startWordAt,
                tags,
                fields,
                consents,
                enrolments,
                runs,
                history,
                finished);
    }

    /// The person wrote a stop word, or a start word; an older one than we know changes nothing.
    public Contact heardWord(Instant at, boolean stops) {
        Instant known = stops ? stopWordAt : startWordAt;
        if (known != null && !at.isAfter(known)) {
            return this;
        }
        return new Contact(
                key,
                profile,
                standing,
                reachability,
                lastInteractionAt,
                stops ? at : stopWordAt,
                stops ? startWordAt : at,
                tags,
                fields,
                consents,
                enrolments,
                runs,
                history,
                finished);
    }

    public Contact withTags(Set<String> next) {
        return new Contact(
                key,
                profile,
                standing,
                reachability,
                lastInteractionAt,
                stopWordAt,
                startWordAt,
                next,
                fields,
                consents,
                enrolments,
                runs,
                history,
                finished);
    }

    public Contact withFields(Map<String, FieldValue> next) {
        return new Contact(
                key,
                profile,
                standing,
                reachability,
                lastInteractionAt,
                stopWordAt,
                startWordAt,
                tags,
                next,
                consents,
                enrolments,
                runs,
                history,
                finished);
    }

    public Contact withConsents(Map<TopicId, Consent> next) {
        return new Contact(
                key,
                profile,
                standing,
                reachability,
                lastInteractionAt,
                stopWordAt,
                startWordAt,
                tags,
                fields,
                next,
                enrolments,
                runs,
                history,
                finished);
    }

    public Contact withEnrolments(Map<TopicId, Enrolment> next) {
        return new Contact(
                key,
                profile,
                standing,
                reachability,
                lastInteractionAt,
                stopWordAt,
                startWordAt,
                tags,
                fields,
                consents,
                next,
                runs,
                history,
                finished);
    }

    public Contact withRuns(List<FlowRun> next) {
        return new Contact(
                key,
                profile,
                standing,
                reachability,
                lastInteractionAt,
                stopWordAt,
                startWordAt,
                tags,
                fields,
                consents,
                enrolments,
                next,
                history,
                finished);
    }

    public Contact withHistory(SendHistory next) {
        return new Contact(
                key,
                profile,
                standing,
                reachability,
                lastInteractionAt,
                stopWordAt,
                startWordAt,
                tags,
                fields,
                consents,
                enrolments,
                runs,
                next,
                finished);
    }

    public Contact withFinished(Map<TopicId, Enrolment> next) {
        return new Contact(
                key,
                profile,
                standing,
                reachability,
                lastInteractionAt,
                stopWordAt,
                startWordAt,
                tags,
                fields,
                consents,
                enrolments,
                runs,
                history,
                next);
    }
}
