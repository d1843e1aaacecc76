package dev.rytm.server.decision;

import dev.rytm.core.Effect;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.policy.Reason;
import dev.rytm.store.ConsentFunnels.Passed;
import dev.rytm.store.ConsentLedger.Addition;
import dev.rytm.store.ForeignTokens.ForeignToken;
import dev.rytm.store.Notes.Note;
import dev.rytm.store.OutboundCalls;
import dev.rytm.store.Outbox.Planned;
import dev.rytm.store.Outbox.Recall;
import dev.rytm.store.Outbox.RefusedSend;
import dev.rytm.store.Outbox.Withdrawal;
import dev.rytm.store.SendProofs.Proof;
import dev.rytm.store.SendProofs.Receipt;
import dev.rytm.store.SendTaps.Tap;
import dev.rytm.store.TeamNotices.Told;
import dev.rytm.store.Timers.Due;
import dev.rytm.store.Timers.TimerKey;
import dev.rytm.store.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The effects of a batch of decisions, gathered table by table and written with one statement or two for each.
///
/// What is withdrawn is withdrawn before anything new is planned; a decision that withdraws what an earlier one of
/// the same batch plans does not fit in, see [#admits]. One send that is named is taken back wherever it was planned.
final class Orders {

    private final Instant now;
    private final List<Withdrawal> withdrawals = new ArrayList<>();
    private final List<Recall> recalls = new ArrayList<>();
    private final List<Planned> planned = new ArrayList<>();
    private final Set<ContactKey> planning = new HashSet<>();
    private final List<RefusedSend> refused = new ArrayList<>();
    private final List<Proof> proofs = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final Map<TimerKey, Optional<Due>> timers = new LinkedHashMap<>();
    private final List<Addition> consents = new ArrayList<>();
    private final List<ForeignToken> foreignTokens = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final Traffic traffic = new Traffic();
    private final List<Tap> taps = new ArrayList<>();
    private final List<Passed> milestones = new ArrayList<>();
    private final List<Told> notices = new ArrayList<>();
    private final List<OutboundCalls.Planned> calls = new ArrayList<>();
    private final Set<ContactKey> nameless = new LinkedHashSet<>();
    private final Set<ContactKey> forgotten = new HashSet<>();

    Orders(Instant now) {
        this.now = now;
    }

    /// Whether a person's next decision may join those before it: what is planned in this batch is not yet there to
    /// be withdrawn, and who is forgotten in it is so at its end.
    boolean admits(ContactKey contact, List<Effect> effects) {
        return !forgotten.contains(contact)
                && (!planning.contains(contact)
                        || effects.stream()
                                .noneMatch(
                                        effect -> effect instanceof Effect.Withdraw || effect instanceof Effect.Prove));
    }

    void add(ContactKey contact, List<Effect> effects) {
        effects.forEach(effect -> add(contact, effect));
    }

    private void add(ContactKey contact, Effect effect) {
        switch (effect) {
            case Effect.Send send -> {
                planned.add(new Planned(contact, send.send()));
                planning.add(contact);
            }
            case Effect.Refuse refusal ->
                refused.add(new RefusedSend(
                        new Planned(contact, refusal.send()), refusal.reason(), refusal.nextAllowedAt()));
            case Effect.Withdraw order -> withdrawals.add(new Withdrawal(contact, order.topic(), order.reason()));
            case Effect.WithdrawSend order -> recalls.add(new Recall(contact, order.sendId(), order.reason()));
            case Effect.StartTimer timer ->
                timers.put(new TimerKey(contact, timer.key()), Optional.of(new Due(timer.at(), timer.heldVersion())));
            case Effect.CancelTimer timer -> timers.put(new TimerKey(contact, timer.key()), Optional.empty());
            case Effect.RecordConsent entry -> consents.add(new Addition(contact, entry.change()));
            case Effect.NotifyTeam order -> notices.add(new Told(contact, order.notice()));
            case Effect.AskName _ -> nameless.add(contact);
            case Effect.CallWebhook order -> calls.add(new OutboundCalls.Planned(contact, order.call()));
            case Effect.ForgetPerson _ -> forget(contact);
            case Effect.KeepForeignToken token ->
                foreignTokens.add(new ForeignToken(contact, token.token(), token.title(), token.at()));
            case Effect.Prove proof -> proofs.add(new Proof(contact, proof.attemptId(), proof.messageId(), proof.at()));
            case Effect.MarkReceipt receipt ->
                receipts.add(new Receipt(contact, receipt.read(), receipt.messageIds(), receipt.watermark()));
            case Effect.CountExit left -> traffic.add(contact.pageId(), left);
            case Effect.CountTap tapped -> tap(contact, tapped);
            case Effect.KeepMilestone passed -> milestones.add(new Passed(contact, passed.topic(), passed.milestone()));
            case Effect.Note note -> {
                Note line = new Note(contact, note.entry());
                notes.add(line);
                traffic.add(line);
            }
        }
    }

    private void forget(ContactKey contact) {
        notices.removeIf(told -> told.contact().equals(contact));
        calls.removeIf(call -> call.contact().equals(contact));
        notes.removeIf(note -> note.contact().equals(contact));
        nameless.remove(contact);
        milestones.removeIf(passed -> passed.contact().equals(contact));
        forgotten.add(contact);
    }

    private void tap(ContactKey contact, Effect.CountTap tapped) {
        traffic.add(contact.pageId(), tapped);
        if (tapped.run() != null) {
            taps.add(new Tap(contact, tapped.run(), tapped.step()));
        }
    }

    void write(Transaction transaction) {
        transaction.outbox().withdraw(withdrawals, now);
        transaction.outbox().append(planned, now);
        transaction.outbox().recall(recalls, now);
        transaction.outbox().appendRefused(refused, now);
        if (!proofs.isEmpty()) {
            transaction.proofs().prove(proofs);
        }
        transaction.proofs().mark(receipts);
        transaction.sendTaps().mark(taps, now);
        transaction.consentFunnels().pass(milestones, now);
        transaction.timers().change(timers);
        transaction.consentLedger().append(consents);
        transaction.foreignTokens().append(foreignTokens);
        if (!forgotten.isEmpty()) {
            transaction.notes().forget(forgotten);
        }
        transaction.notes().append(notes, now);
        transaction.flowTraffic().append(traffic.people(), LocalDate.ofInstant(now, ZoneOffset.UTC));
        transaction.teamNotices().append(notices, now);
        transaction.outboundCalls().append(calls);
        transaction.nameQuestions().append(nameless);
    }

    /// Comes last, when all that this batch says of a person is written.
    void forget(Transaction transaction) {
        if (!forgotten.isEmpty()) {
            transaction.consentLedger().forget(forgotten);
            transaction.erasures().forget(forgotten, now);
        }
    }

    /// Why sends were refused when they were planned, one reason for each.
    List<Reason> refusals() {
        return refused.stream().map(RefusedSend::reason).toList();
    }

    /// There is something for dispatch to do.
    boolean hasSends() {
        return !planned.isEmpty();
    }

    /// What was taken back is told to its person's inbox.
    boolean tells() {
        return !withdrawals.isEmpty() || !recalls.isEmpty() || !proofs.isEmpty();
    }

    /// A timer was set, perhaps earlier than any other.
    boolean hasTimers() {
        return !timers.isEmpty();
    }
}
