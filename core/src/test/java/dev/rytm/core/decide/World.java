package dev.rytm.core.decide;

import static dev.rytm.core.testing.Situation.NEWS;
import static dev.rytm.core.testing.Situation.WARSAW;

import dev.rytm.core.Decision;
import dev.rytm.core.Effect;
import dev.rytm.core.Event;
import dev.rytm.core.IdSource;
import dev.rytm.core.PlannedSend;
import dev.rytm.core.TeamNotice;
import dev.rytm.core.WebhookCall;
import dev.rytm.core.consent.ConsentChange;
import dev.rytm.core.consent.PackSwitch;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Enrolment;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.message.MessageLimits;
import dev.rytm.core.message.SendOutcome;
import dev.rytm.core.policy.Reason;
import dev.rytm.core.policy.Rules;
import dev.rytm.core.policy.Verdict;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
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

    /// When a row that a brake holds comes to its last moment.
    private static final String OVER = "over:";

    final Authors authors = new Authors();
    final Map<String, Row> rows = new LinkedHashMap<>();
    final Map<String, Instant> timers = new TreeMap<>();
    private final Map<String, Long> held = new TreeMap<>();
    final List<ConsentChange> ledger = new ArrayList<>();
    final List<Effect> effects = new ArrayList<>();
    final List<Effect.Entry> notes = new ArrayList<>();
    final List<String> exits = new ArrayList<>();
    final List<String> taps = new ArrayList<>();
    final List<TeamNotice> notices = new ArrayList<>();
    final List<WebhookCall> calls = new ArrayList<>();
    final ArrayDeque<Event> inbox = new ArrayDeque<>();
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
        return goesOn();
    }

    private World goesOn() {
        while (true) {
            for (Event next = inbox.poll(); next != null; next = inbox.poll()) {
                decide(next);
            }
            Optional<Row> due = rows.values().stream()
                    .filter(row -> row.isDue(authors.version, now))
                    .findFirst();
            if (!dispatches || due.isEmpty()) {
                return this;
            }
            dispatch(due.get());
        }
    }

    private void decide(Event event) {
        Decision decision = decider.decide(contact, event, authors.catalog(), now);
        Optional<Enrolment> before = enrolment();
        enrolledAt = before.map(Enrolment::enrolledAt).orElse(null);
        contact = decision.next();
        effects.addAll(decision.effects());
        decision.effects().forEach(this::carryOut);
        enrolment()
                .filter(after -> after.sendId() != null && rows.containsKey(after.sendId()))
                .ifPresent(after -> rows.get(after.sendId()).stands(before, after));
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.Send send -> rows.put(send.send().id(), new Row(send.send(), enrolledAt));
            case Effect.Refuse refuse -> {
                Row row = new Row(refuse.send(), enrolledAt);
                row.reason = refuse.reason();
                row.nextAllowedAt = refuse.nextAllowedAt();
                rows.put(refuse.send().id(), row);
            }
            case Effect.Withdraw withdraw ->
                rows.values().stream()
                        .filter(Row::isUnsent)
                        .filter(row -> withdraw.topic() == null
                                || (withdraw.topic().equals(row.send.topic())
                                        && row.send.kind() == PlannedSend.Kind.NOTIFICATION))
                        .forEach(row -> refuse(row, withdraw.reason(), null));
            case Effect.WithdrawSend withdraw ->
                Optional.ofNullable(rows.get(withdraw.sendId()))
                        .filter(Row::isUnsent)
                        .ifPresent(row -> refuse(row, withdraw.reason(), null));
            case Effect.StartTimer timer -> set(timer);
            case Effect.CancelTimer timer -> {
                timers.remove(timer.key());
                held.remove(timer.key());
            }
            case Effect.RecordConsent record -> ledger.add(record.change());
            case Effect.Note note -> note(note.entry());
            case Effect.NotifyTeam told -> notices.add(told.notice());
            case Effect.CallWebhook call -> calls.add(call.call());
            case Effect.CountExit exit -> exits.add(exit.flow() + "/" + exit.step() + "/" + exit.exit());
            case Effect.CountTap tap -> taps.add(tap.flow() + "/" + tap.step());
            case Effect.AskName _, Effect.ForgetPerson _, Effect.KeepForeignToken _ -> {}
            case Effect.Prove _, Effect.MarkReceipt _, Effect.KeepMilestone _ -> {}
        }
    }

    private void set(Effect.StartTimer timer) {
        timers.put(timer.key(), timer.at());
        held.remove(timer.key());
        if (timer.heldVersion() != null) {
            held.put(timer.key(), timer.heldVersion());
        }
    }

    /// The page's authors or operators change something, be it a brake: what waits for that is told.
    World changes(Runnable change) {
        change.run();
        authors.version++;
        List<String> woken = held.entrySet().stream()
                .filter(timer -> timer.getValue() < authors.version)
                .map(Map.Entry::getKey)
                .toList();
        woken.forEach(key -> rings(key, now));
        return goesOn();
    }

    private void note(Effect.Entry entry) {
        notes.add(entry);
        boolean rests = entry.kind().equals(NoteKind.ENROLMENT_PAUSED.word())
                || entry.kind().equals(NoteKind.ENROLMENT_ENDED.word());
        if (rests && !notifications().isEmpty()) {
            notifications().getLast().restedAfter = true;
        }
    }

    private void refuse(Row row, Reason reason, @Nullable Instant nextAllowedAt) {
        row.reason = reason;
        row.nextAllowedAt = nextAllowedAt;
        inbox.add(new Event.SendEnded(now, row.send.id(), now, new SendOutcome.Refused(reason, nextAllowedAt)));
    }

    private void dispatch(Row row) {
        Reason held = row.heldFor;
        row.heldFor = null;
        if (!now.isBefore(row.send.notAfter())) {
            refuse(row, held == null ? Reason.TOO_LATE : held, null);
            return;
        }
        Contact seen = PackSwitch.seen(contact, authors.topics, authors.situation.pack, now);
        switch (new Rules().judge(row.attempt(), seen, authors.situation.page(), now)) {
            case Verdict.Refused refused when row.mayBeLifted(refused.reason()) -> hold(row, refused.reason());
            case Verdict.Refused refused -> refuse(row, refused.reason(), refused.nextAllowedAt());
            case Verdict.Allowed _ ->
                end(row, failure(row).map(SendOutcome.class::cast).orElseGet(() -> meta.apply(row.send)));
        }
    }

    private void hold(Row row, Reason reason) {
        row.heldFor = reason;
        row.heldVersion = authors.version;
        timers.put(OVER + row.send.id(), row.send.notAfter());
    }

    private static Optional<SendOutcome.Failed> failure(Row row) {
        return Optional.ofNullable(row.send.content()).flatMap(MessageLimits::failure);
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
            now = now.isAfter(first.get().getValue()) ? now : first.get().getValue();
            rings(first.get().getKey(), first.get().getValue());
        }
    }

    private void rings(String key, Instant due) {
        timers.remove(key);
        held.remove(key);
        if (key.startsWith(OVER)) {
            goesOn();
        } else {
            happens(new Event.TimerFired(now, key, due));
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
        return notifications().stream().map(Row::word).toList();
    }

    static String word(Row row) {
        return row.word();
    }

    /// The texts of everything that was planned, in order.
    List<String> said() {
        return rows.values().stream()
                .map(Row::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    List<String> notes(NoteKind kind) {
        return notes.stream()
                .filter(note -> note.kind().equals(kind.word()))
                .map(note -> note.parameters().getOrDefault("reason", ""))
                .toList();
    }

    /// The steps that lines of this kind speak of.
    List<String> steps(NoteKind kind) {
        return notes.stream()
                .filter(note -> note.kind().equals(kind.word()))
                .map(note -> note.parameters().get("step"))
                .toList();
    }
}
