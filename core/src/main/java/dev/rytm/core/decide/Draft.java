package dev.rytm.core.decide;

import dev.rytm.core.Catalog;
import dev.rytm.core.Decision;
import dev.rytm.core.Effect;
import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.Enrolment;
import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.policy.PageRules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A decision being made: the contact so far, the orders so far, and the runs that still want to walk on.
///
/// It lives inside one call of the decider and is the only thing in the core that changes.
final class Draft {

    /// How far Meta's clock may be ahead of ours, generously.
    private static final Duration FURTHEST_AHEAD = Duration.ofDays(1);

    private final Catalog catalog;
    private final Instant now;
    private final List<Effect> effects = new ArrayList<>();
    private final Deque<Move.On> ready = new ArrayDeque<>();
    private Contact contact;
    private int steps;
    private @Nullable Turn turn;

    Draft(Contact contact, Catalog catalog, Instant now) {
        this.contact = contact;
        this.catalog = catalog;
        this.now = now;
    }

    Decision decision() {
        return new Decision(contact, effects);
    }

    Contact contact() {
        return contact;
    }

    Catalog catalog() {
        return catalog;
    }

    PageRules page() {
        return catalog.page();
    }

    Instant now() {
        return now;
    }

    /// When an event happened: by its own timestamp, but never later than now.
    Instant happened(Instant at) {
        return at.isAfter(now) ? now : at;
    }

    /// Meta's own timestamp, which puts what Meta told in order; one further ahead than any clock explains is not
    /// believed.
    Instant timestamp(Instant at) {
        return at.isAfter(now.plus(FURTHEST_AHEAD)) ? now : at;
    }

    /// The person gave a sign of life.
    void seen(Instant at) {
        change(contact -> contact.withReachability(contact.reachability().seen(at)));
    }

    void change(UnaryOperator<Contact> change) {
        contact = change.apply(contact);
    }

    void add(Effect effect) {
        effects.add(effect);
    }

    /// Adds a timeline line; `parameters` are names and values in turn.
    void note(NoteKind kind, Object... parameters) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            named.put(parameters[i].toString(), parameters[i + 1].toString());
        }
        effects.add(new Effect.Note(new Effect.Entry(kind.word(), named)));
    }

    /// Rings at the first whole millisecond from `at` on. As `now` is cut to milliseconds, a timer would ring too
    /// early for ever otherwise.
    void startTimer(String key, Instant at) {
        effects.add(new Effect.StartTimer(key, wholeMillisecond(at), null));
    }

    /// The same, and rings earlier if the page's catalog changes: the brake that holds what it waits for may be lifted.
    void startTimerUntilChange(String key, Instant at) {
        effects.add(new Effect.StartTimer(key, wholeMillisecond(at), catalog.version()));
    }

    private static Instant wholeMillisecond(Instant at) {
        Instant whole = at.truncatedTo(ChronoUnit.MILLIS);
        return whole.equals(at) ? at : whole.plusMillis(1);
    }

    void cancelTimer(String key) {
        effects.add(new Effect.CancelTimer(key));
    }

    void put(Consent consent) {
        Map<TopicId, Consent> next = new HashMap<>(contact.consents());
        next.put(consent.topic(), consent);
        contact = contact.withConsents(next);
    }

    Optional<Enrolment> enrolment(TopicId topic) {
        return Optional.ofNullable(contact.enrolments().get(topic));
    }

    void put(Enrolment enrolment) {
        Map<TopicId, Enrolment> next = new HashMap<>(contact.enrolments());
        next.put(enrolment.topic(), enrolment);
        contact = contact.withEnrolments(next);
        forgetFinished(enrolment.topic());
    }

    /// Remembers where somebody stood when they finished a sequence; any later enrolment on the topic forgets it.
    void rememberFinished(Enrolment enrolment) {
        Map<TopicId, Enrolment> next = finished();
        next.put(enrolment.topic(), enrolment);
        contact = contact.withFinished(next);
    }

    void forgetFinished(TopicId topic) {
        Map<TopicId, Enrolment> next = finished();
        if (next.remove(topic) != null) {
            contact = contact.withFinished(next);
        }
    }

    private Map<TopicId, Enrolment> finished() {
        return new HashMap<>(Objects.requireNonNullElse(contact.finished(), Map.of()));
    }

    void removeEnrolment(TopicId topic) {
        Map<TopicId, Enrolment> next = new HashMap<>(contact.enrolments());
        next.remove(topic);
        contact = contact.withEnrolments(next);
    }

    void put(FlowRun run) {
        List<FlowRun> next = new ArrayList<>(contact.runs());
        next.removeIf(other -> other.id().equals(run.id()));
        next.add(run);
        contact = contact.withRuns(next);
    }

    void remove(FlowRun run) {
        contact = contact.withRuns(contact.runs().stream()
                .filter(other -> !other.id().equals(run.id()))
                .toList());
    }

    /// Lets a run walk on, once the present one has come to rest.
    void makeReady(Move.On on) {
        ready.add(on);
    }

    Move.@Nullable On nextReady() {
        return ready.poll();
    }

    /// Whether the event may carry the person one step further.
    boolean takesStep() {
        return steps++ < FlowLimits.STEPS_PER_EVENT;
    }

    /// Where the contact's local time is told: their own zone, else that of the consent on `topic` or of their
    /// newest consent, else the page's.
    ZoneId zone(@Nullable TopicId topic) {
        if (contact.profile().zone() != null) {
            return contact.profile().zone();
        }
        return Optional.ofNullable(topic)
                .flatMap(contact::consent)
                .or(() -> contact.consents().values().stream()
                        .max(Comparator.comparing(Consent::optedInAt)
                                .thenComparing(consent -> consent.topic().value())))
                .map(Consent::zone)
                .orElse(page().zone());
    }

    /// The turn that is being taken, while its flow starts.
    @Nullable
    Turn turn() {
        return turn;
    }

    void take(@Nullable Turn next) {
        turn = next;
    }

    /// Whether this send belongs to the turn that is being taken, and is not planned yet.
    boolean isAboutToSpeak(String sendId) {
        return turn != null && turn.sendId().equals(sendId) && !turn.planned();
    }

    /// A turn: the id of the one row that accounts for it, until when its message may start, and whether it was
    /// planned.
    record Turn(String sendId, Instant sendBefore, boolean planned) {}
}
