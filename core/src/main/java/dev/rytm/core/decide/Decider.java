package dev.rytm.core.decide;

import dev.rytm.core.Catalog;
import dev.rytm.core.Decision;
import dev.rytm.core.Effect;
import dev.rytm.core.Event;
import dev.rytm.core.IdSource;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.Standing;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.policy.Policy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Chooses who answers an event; each concern has a class of its own that does.
///
/// The same contact, event, catalog and instant, with the same ids and chance, always lead to the same decision.
/// `now` is cut to milliseconds, so that every instant that is kept survives any store exactly.
public final class Decider {

    private final Consents consents;
    private final Interactions interactions;
    private final Operations operations;
    private final RunTimers runTimers;
    private final Turns turns;
    private final SendEnds sendEnds;
    private final FlowWalk walk;

    public Decider(Policy policy, IdSource ids) {
        SendMemory memory = new SendMemory();
        Runs runs = new Runs(ids);
        Enrolments enrolments = new Enrolments(policy, ids);
        consents = new Consents(new Aftermath(runs, enrolments));
        walk = new FlowWalk(ids, new Actions(enrolments, consents, new Team(ids)), new Speech(policy, ids, memory));
        interactions = new Interactions(runs, consents, new Replies(runs));
        operations = new Operations(runs, consents, enrolments);
        runTimers = new RunTimers();
        turns = new Turns(policy, ids, enrolments, consents, runs, walk);
        sendEnds = new SendEnds(memory, consents, new TurnEnds(enrolments));
    }

    public Decision decide(Contact contact, Event event, Catalog catalog, Instant now) {
        Draft draft = new Draft(contact, catalog, now.truncatedTo(ChronoUnit.MILLIS));
        if (contact.standing() == Standing.ERASED && !(event instanceof Event.StandingChanged)) {
            draft.note(NoteKind.EVENT_IGNORED, "reason", Why.ERASED);
            return draft.decision();
        }
        consents.followRules(draft);
        switch (event) {
            case Event.FromPerson fromPerson -> answer(draft, fromPerson);
            case Event.FromOperator asked -> operations.asked(draft, asked);
            case Event.TimerFired fired -> timerRang(draft, fired);
            case Event.SendEnded ended -> sendEnds.ended(draft, ended);
            case Event.TokenRead read -> Consents.tokenRead(draft, read);
            case Event.NameRead read -> Names.read(draft, read);
            case Event.WebhookFailed failed -> Team.webhookFailed(draft, failed);
        }
        walk.drain(draft);
        return draft.decision();
    }

    private void answer(Draft draft, Event.FromPerson event) {
        switch (event) {
            case Event.MessageReceived wrote -> interactions.wrote(draft, wrote);
            case Event.ButtonTapped tapped -> interactions.tapped(draft, tapped);
            case Event.ReactionChanged reacted -> interactions.reacted(draft, reacted);
            case Event.LinkFollowed followed -> interactions.followed(draft, followed);
            case Event.OptInGranted granted -> consents.granted(draft, granted);
            case Event.NotificationsStopped stopped -> consents.stopped(draft, stopped);
            case Event.NotificationsResumed resumed -> consents.resumed(draft, resumed);
            case Event.Delivered delivered ->
                draft.add(new Effect.MarkReceipt(false, delivered.messageIds(), delivered.watermark()));
            case Event.Read read -> draft.add(new Effect.MarkReceipt(true, List.of(), read.watermark()));
            case Event.Echoed echoed -> {
                if (echoed.metadata() != null) {
                    draft.add(new Effect.Prove(echoed.metadata(), echoed.messageId(), echoed.at()));
                }
            }
        }
    }

    private void timerRang(Draft draft, Event.TimerFired fired) {
        String[] key = fired.key().split(":", 2);
        String name = key.length == 2 ? key[1] : "";
        if (name.isBlank()) {
            draft.note(NoteKind.EVENT_IGNORED, "timer", fired.key(), "reason", Why.STALE);
            return;
        }
        switch (key[0]) {
            case "turn" -> turns.timerRang(draft, new TopicId(name));
            case "run" -> runTimers.rang(draft, name);
            case "consent" -> consents.timerRang(draft, new TopicId(name));
            default -> draft.note(NoteKind.EVENT_IGNORED, "timer", fired.key(), "reason", Why.STALE);
        }
    }
}
