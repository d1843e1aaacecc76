package dev.rytm.core.decide;

import dev.rytm.core.Effect;
import dev.rytm.core.Event;
import dev.rytm.core.IdSource;
import dev.rytm.core.TeamNotice;
import dev.rytm.core.WebhookCall;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.flow.Action;
import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.message.Placeholders;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// What flows tell others than the person: the team of the page, and systems outside.
final class Team {

    private final IdSource ids;

    Team(IdSource ids) {
        this.ids = ids;
    }

    static void notify(Draft draft, FlowRun run, Action.NotifyTeam action) {
        draft.note(NoteKind.TEAM_NOTIFIED, "flow", run.flow(), "step", run.step());
        draft.add(new Effect.NotifyTeam(
                new TeamNotice(TeamNotice.Kind.MESSAGE, text(draft, action.text()), run.flow(), run.step())));
    }

    void call(Draft draft, FlowRun run, Action.CallWebhook action) {
        draft.note(
                NoteKind.WEBHOOK_CALLED,
                "flow",
                run.flow(),
                "step",
                run.step(),
                "host",
                URI.create(action.url()).getHost());
        Contact contact = draft.contact();
        Map<String, FieldValue> fields = new HashMap<>(contact.fields());
        fields.keySet().retainAll(action.fields());
        draft.add(new Effect.CallWebhook(new WebhookCall(
                ids.newId(),
                action.url(),
                run.flow(),
                run.step(),
                draft.now(),
                new WebhookCall.Person(
                        contact.profile().firstName(),
                        contact.profile().lastName(),
                        fields,
                        action.tags() ? contact.tags() : null))));
    }

    /// The team hears of it from whoever made the call, and knows what else failed there.
    static void webhookFailed(Draft draft, Event.WebhookFailed failed) {
        draft.note(NoteKind.WEBHOOK_FAILED, "flow", failed.flow(), "step", failed.step(), "host", failed.host());
    }

    /// Filled for this person, and cut by whole characters: a value may be long.
    static String text(Draft draft, String template) {
        String text = new Placeholders(draft.contact()).fill(template);
        int length = Math.min(text.codePointCount(0, text.length()), FlowLimits.NOTICE_LENGTH);
        return text.substring(0, text.offsetByCodePoints(0, length));
    }
}
