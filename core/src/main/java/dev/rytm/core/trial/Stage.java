package dev.rytm.core.trial;

import dev.rytm.core.Catalog;
import dev.rytm.core.Decision;
import dev.rytm.core.Effect;
import dev.rytm.core.Event;
import dev.rytm.core.PlannedSend;
import dev.rytm.core.consent.PackSwitch;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.decide.Decider;
import dev.rytm.core.message.MessageLimits;
import dev.rytm.core.message.SendOutcome;
import dev.rytm.core.policy.Policy;
import dev.rytm.core.policy.Reason;
import dev.rytm.core.policy.Verdict;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One person, and around them what the shell is in the product: timers, sends, and a Meta that accepts everything.
///
/// Sends are judged right before they would go, as in the product.
final class Stage {

    static final int MAX_MOMENTS = 1_000;

    /// Timers may ring without anything to tell.
    private static final int MAX_EVENTS = 10_000;

    private final Policy policy;
    private final Catalog catalog;
    private final Decider decider;
    private final Map<String, Instant> timers;
    private final Map<String, PlannedSend> unsent = new LinkedHashMap<>();
    private final Deque<Event> inbox = new ArrayDeque<>();
    private final List<Moment> moments = new ArrayList<>();
    private Contact person;
    private Instant now;
    private int events;

    Stage(Policy policy, Trial.Setup setup) {
        this.policy = policy;
        this.catalog = setup.catalog();
        this.decider = new Decider(policy, new SeededIds(setup.seed()));
        this.timers = new TreeMap<>(setup.timers());
        this.person = setup.person();
        this.now = setup.now();
    }

    Instant now() {
        return now;
    }

    Contact person() {
        return person;
    }

    Catalog catalog() {
        return catalog;
    }

    /// Changes the person by hand, before anything is played.
    void set(Contact next) {
        person = next;
        moments.clear();
    }

    List<Moment> moments() {
        return isFull()
                ? Stream.concat(
                                moments.stream().limit(MAX_MOMENTS),
                                Stream.of(new Moment.Stuck(now, Moment.Obstacle.TOO_MUCH)))
                        .toList()
                : List.copyOf(moments);
    }

    boolean isFull() {
        return moments.size() >= MAX_MOMENTS || events >= MAX_EVENTS;
    }

    void add(Moment moment) {
        moments.add(moment);
    }

    /// The newest message that offers this button.
    Optional<Moment.Sent> offering(String button) {
        return moments.stream()
                .filter(Moment.Sent.class::isInstance)
                .map(Moment.Sent.class::cast)
                .filter(sent ->
                        sent.offers().stream().anyMatch(offer -> offer.button().equals(button)))
                .reduce((_, later) -> later);
    }

    /// The newest request on this topic that went out.
    Optional<PlannedSend> request(TopicId topic) {
        return moments.stream()
                .filter(Moment.Sent.class::isInstance)
                .map(moment -> ((Moment.Sent) moment).send())
                .filter(send -> send.kind() == PlannedSend.Kind.OPT_IN_REQUEST && topic.equals(send.topic()))
                .reduce((_, later) -> later);
    }

    void happens(Event event) {
        inbox.add(event);
        settle();
    }

    /// When something happens by itself, at the earliest.
    Optional<Instant> next() {
        return Stream.concat(timers.values().stream(), unsent.values().stream().map(PlannedSend::dueAt))
                .min(Instant::compareTo);
    }

    /// Lets time pass up to `until` (inclusive), one thing after the other.
    void advance(Instant until) {
        for (Optional<Instant> next = next();
                next.isPresent() && !next.get().isAfter(until) && !isFull();
                next = next()) {
            now = next.get().isAfter(now) ? next.get() : now;
            ring();
        }
        now = until.isAfter(now) ? until : now;
    }

    private void ring() {
        Optional<Map.Entry<String, Instant>> due = timers.entrySet().stream()
                .filter(timer -> !timer.getValue().isAfter(now))
                .min(Map.Entry.comparingByValue());
        due.ifPresent(timer -> {
            timers.remove(timer.getKey());
            inbox.add(new Event.TimerFired(now, timer.getKey(), timer.getValue()));
        });
        settle();
    }

    private void settle() {
        while (!isFull()) {
            Event event = inbox.poll();
            if (event != null) {
                decide(event);
                continue;
            }
            Optional<PlannedSend> due = unsent.values().stream()
                    .filter(send -> !send.dueAt().isAfter(now))
                    .findFirst();
            if (due.isEmpty()) {
                return;
            }
            dispatch(due.get());
        }
    }

    private void decide(Event event) {
        events++;
        Decision decision = decider.decide(person, event, catalog, now);
        person = decision.next();
        decision.effects().forEach(this::carryOut);
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.Send send -> unsent.put(send.send().id(), send.send());
            case Effect.Refuse refuse ->
                add(new Moment.Refused(now, refuse.send(), refuse.reason(), refuse.nextAllowedAt()));
            case Effect.Withdraw withdraw ->
                List.copyOf(unsent.values()).stream()
                        .filter(send -> withdraw.topic() == null
                                || (withdraw.topic().equals(send.topic())
                                        && send.kind() == PlannedSend.Kind.NOTIFICATION))
                        .forEach(send -> refuse(send, withdraw.reason(), null));
            case Effect.WithdrawSend withdraw ->
                Optional.ofNullable(unsent.get(withdraw.sendId()))
                        .ifPresent(send -> refuse(send, withdraw.reason(), null));
            case Effect.StartTimer timer -> timers.put(timer.key(), timer.at());
            case Effect.CancelTimer timer -> timers.remove(timer.key());
            case Effect.RecordConsent record -> add(new Moment.Consented(now, record.change()));
            case Effect.NotifyTeam team -> add(new Moment.TeamTold(now, team.notice()));
            case Effect.CallWebhook webhook -> add(new Moment.Called(now, webhook.call()));
            case Effect.Note note -> add(new Moment.Noted(now, note.entry()));
            case Effect.AskName _,
                    Effect.ForgetPerson _,
                    Effect.KeepForeignToken _,
                    Effect.Prove _,
                    Effect.MarkReceipt _,
                    Effect.CountExit _,
                    Effect.CountTap _,
                    Effect.KeepMilestone _ -> {}
        }
    }

    private void dispatch(PlannedSend send) {
        if (!now.isBefore(send.notAfter())) {
            refuse(send, Reason.TOO_LATE, null);
            return;
        }
        Contact seen = PackSwitch.seen(person, catalog.topics(), catalog.page().pack(), now);
        switch (policy.judge(send.attempt(), seen, catalog.page(), now)) {
            case Verdict.Refused refused -> refuse(send, refused.reason(), refused.nextAllowedAt());
            case Verdict.Allowed _ ->
                Optional.ofNullable(send.content())
                        .flatMap(MessageLimits::failure)
                        .ifPresentOrElse(failure -> fail(send, failure), () -> accept(send));
        }
    }

    private void refuse(PlannedSend send, Reason reason, @Nullable Instant nextAllowedAt) {
        add(new Moment.Refused(now, send, reason, nextAllowedAt));
        end(send, new SendOutcome.Refused(reason, nextAllowedAt));
    }

    private void fail(PlannedSend send, SendOutcome.Failed failure) {
        add(new Moment.Failed(now, send, failure.message()));
        end(send, failure);
    }

    private void accept(PlannedSend send) {
        add(new Moment.Sent(now, send, Offer.of(send.content())));
        end(send, new SendOutcome.Accepted("trial-" + send.id(), SendOutcome.Evidence.ANSWER, now));
    }

    private void end(PlannedSend send, SendOutcome outcome) {
        unsent.remove(send.id());
        inbox.add(new Event.SendEnded(now, send.id(), now, outcome));
    }
}
