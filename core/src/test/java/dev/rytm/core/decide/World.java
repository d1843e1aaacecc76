package dev.rytm.core.decide;

import static dev.rytm.core.testing.Situation.NEWS;
import static dev.rytm.core.testing.Situation.WARSAW;

import dev.rytm.core.Decision;
import dev.rytm.core.Effect;
import dev.rytm.core.Event;
import dev.rytm.core.IdSource;
import dev.rytm.core.PlannedSend;
import dev.rytm.core.consent.ConsentChange;
import dev.rytm.core.consent.PackSwitch;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Enrolment;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.message.MessageLimits;
import dev.rytm.core.message.OutgoingMessage;
import dev.rytm.core.message.SendOutcome;
import dev.rytm.core.policy.Attempt;
import dev.rytm.core.policy.Reason;
import dev.rytm.core.policy.Rules;
import dev.rytm.core.policy.Verdict;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One person and everything around the decider, in memory: timers, the send ledger, and a Meta that answers as a
/// test wants.
///
/// Sends are dispatched as in the product: `notAfter`, the policy and the limits of messages are asked right before
/// the call.
final class World {

    static final Instant START = Instant.parse("2022-08-03T12:00:00Z");

    /// A row of the send ledger; `reason` is present if it was refused, `outcome` otherwise (absent while it is
    /// due).
    static final class Row {

        final PlannedSend send;

        @Nullable
        Reason reason;

        @Nullable
        SendOutcome outcome;

        /// Since when the person had been enrolled when this was planned, and whether the enrolment rested after
        /// it.
        final @Nullable Instant enrolledAt;

        boolean restedAfter;

        Row(PlannedSend send, @Nullable Instant enrolledAt) {
            this.send = send;
            this.enrolledAt = enrolledAt;
        }

        boolean isDue() {
            return reason == null && outcome == null;
        }
    }

    final Authors authors = new Authors();
    final Map<String, Row> rows = new LinkedHashMap<>();
    final Map<String, Instant> timers = new TreeMap<>();
    final List<ConsentChange> ledger = new ArrayList<>();
    final List<Effect> effects = new ArrayList<>();
    final List<Effect.Entry> notes = new ArrayList<>();
    final Deque<Event> inbox = new ArrayDeque<>();
    Contact contact = Contact.unknown(new ContactKey(1, "person"));
    Instant now = START;
    Function<PlannedSend, SendOutcome> meta = _ -> new SendOutcome.Accepted("mid", SendOutcome.Evidence.ANSWER, now);
    boolean dispatches = true;
    private @Nullable Instant enrolledAt;
    private int lastId;
    int chance;
    private final Decider decider = new Decider(new Rules(), new IdSource() {

        @Override
        public String newId() {
            return "id-" + ++lastId;
        }

        @Override
        public int percent() {
            return chance;
        }
    });

    /// Decides on an event, and on all that follows from it at once.
    World happens(Event event) {
        inbox.add(event);
        while (true) {
            for (Event next = inbox.poll(); next != null; next = inbox.poll()) {
                decide(next);
            }
            Optional<Row> due = rows.values().stream().filter(Row::isDue).findFirst();
            if (!dispatches || due.isEmpty()) {
                return this;
            }
            dispatch(due.get());
        }
    }

    private void decide(Event event) {
        Decision decision = decider.decide(contact, event, authors.catalog(), now);
        enrolledAt = enrolment().map(Enrolment::enrolledAt).orElse(null);
        contact = decision.next();
        effects.addAll(decision.effects());
        decision.effects().forEach(this::carryOut);
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.Send send -> rows.put(send.send().id(), new Row(send.send(), enrolledAt));
            case Effect.Refuse refuse -> {
                Row row = new Row(refuse.send(), enrolledAt);
                row.reason = refuse.reason();
                rows.put(refuse.send().id(), row);
            }
            case Effect.Withdraw withdraw ->
                rows.values().stream()
                        .filter(Row::isDue)
                        .filter(row -> withdraw.topic() == null
                                || (withdraw.topic().equals(row.send.topic())
                                        && row.send.kind() == PlannedSend.Kind.NOTIFICATION))
                        .forEach(row -> refuse(row, withdraw.reason(), null));
            case Effect.StartTimer timer -> timers.put(timer.key(), timer.at());
            case Effect.CancelTimer timer -> timers.remove(timer.key());
            case Effect.RecordConsent record -> ledger.add(record.change());
            case Effect.Note note -> note(note.entry());
            case Effect.ForgetPerson _, Effect.KeepForeignToken _, Effect.Prove _, Effect.MarkReceipt _ -> {}
        }
    }

    private void note(Effect.Entry entry) {
        notes.add(entry);
        if (entry.kind().equals(NoteKind.ENROLMENT_PAUSED.word())
                && !notifications().isEmpty()) {
            notifications().getLast().restedAfter = true;
        }
    }

    private void refuse(Row row, Reason reason, @Nullable Instant nextAllowedAt) {
        row.reason = reason;
        inbox.add(new Event.SendEnded(now, row.send.id(), now, new SendOutcome.Refused(reason, nextAllowedAt)));
    }

    private void dispatch(Row row) {
        if (!now.isBefore(row.send.notAfter())) {
            refuse(row, Reason.TOO_LATE, null);
            return;
        }
        Contact seen = PackSwitch.seen(contact, authors.topics, authors.situation.pack, now);
        switch (new Rules().judge(attempt(row.send), seen, authors.situation.page(), now)) {
            case Verdict.Refused refused -> refuse(row, refused.reason(), refused.nextAllowedAt());
            case Verdict.Allowed _ ->
                end(row, failure(row).map(SendOutcome.class::cast).orElseGet(() -> meta.apply(row.send)));
        }
    }

    private static Optional<SendOutcome.Failed> failure(Row row) {
        return Optional.ofNullable(row.send.content()).flatMap(MessageLimits::failure);
    }

    private static Attempt attempt(PlannedSend send) {
        return switch (send.kind()) {
            case NOTIFICATION ->
                new Attempt.Notification(send.id(), send.topic(), send.source().sequence(), send.notAfter());
            case OPT_IN_REQUEST -> new Attempt.Request(send.id(), send.topic(), send.subject(), send.title());
            case MESSAGE -> new Attempt.Ordinary(send.id(), send.notAfter());
        };
    }

    /// Meta's word on a row.
    void end(Row row, SendOutcome outcome) {
        row.outcome = outcome;
        inbox.add(new Event.SendEnded(now, row.send.id(), now, outcome));
    }

    /// Lets time pass, timer by timer, up to `until` (inclusive).
    World until(Instant until) {
        while (true) {
            Optional<Map.Entry<String, Instant>> first = timers.entrySet().stream()
                    .filter(timer -> !timer.getValue().isAfter(until))
                    .min(Map.Entry.comparingByValue(Comparator.naturalOrder()));
            if (first.isEmpty()) {
                now = now.isAfter(until) ? now : until;
                return this;
            }
            Instant due = first.get().getValue();
            timers.remove(first.get().getKey());
            now = now.isAfter(due) ? now : due;
            happens(new Event.TimerFired(now, first.get().getKey(), due));
        }
    }

    World until(String until) {
        return until(Instant.parse(until));
    }

    World agrees() {
        return happens(
                new Event.OptInGranted(now, "token", null, "Title of news", Frequency.WEEKLY, WARSAW, null, false));
    }

    /// A second later, as of one instant a stop would win.
    World stops() {
        now = now.plusSeconds(1);
        return happens(new Event.NotificationsStopped(now, "token", null, null, null));
    }

    World resumes() {
        now = now.plusSeconds(1);
        return happens(new Event.NotificationsResumed(now, "token", null, null, null));
    }

    World writes(String text) {
        return happens(new Event.MessageReceived(now, "mid", text, null));
    }

    World writesLater(String text) {
        now = now.plusSeconds(1);
        return writes(text);
    }

    World taps(String payload) {
        return happens(new Event.ButtonTapped(now, "mid", payload, "Yes", null));
    }

    Optional<Enrolment> enrolment() {
        return enrolment(NEWS);
    }

    Optional<Enrolment> enrolment(TopicId topic) {
        return Optional.ofNullable(contact.enrolments().get(topic));
    }

    List<Row> notifications() {
        return rows.values().stream()
                .filter(row -> row.send.kind() == PlannedSend.Kind.NOTIFICATION)
                .toList();
    }

    /// What became of each turn, in order: `SENT`, `FAILED`, `UNKNOWN`, `DUE` or the reason of the refusal.
    List<String> turns() {
        return notifications().stream().map(World::word).toList();
    }

    static String word(Row row) {
        if (row.reason != null) {
            return row.reason.name();
        }
        return switch (row.outcome) {
            case null -> "DUE";
            case SendOutcome.Accepted _ -> "SENT";
            case SendOutcome.Failed _ -> "FAILED";
            case SendOutcome.Unknown _, SendOutcome.UnknownForGood _ -> "UNKNOWN";
            case SendOutcome.Refused refused -> refused.reason().name();
        };
    }

    /// The texts of everything that was planned, in order.
    List<String> said() {
        return rows.values().stream()
                .map(row -> row.send.content())
                .map(World::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String text(@Nullable OutgoingMessage content) {
        return switch (content) {
            case OutgoingMessage.Text text -> text.text();
            case OutgoingMessage.Buttons buttons -> buttons.text();
            case OutgoingMessage.OptInTemplate request -> request.title();
            case null, default -> "";
        };
    }

    List<String> notes(NoteKind kind) {
        return notes.stream()
                .filter(note -> note.kind().equals(kind.word()))
                .map(note -> note.parameters().getOrDefault("reason", ""))
                .toList();
    }
}
