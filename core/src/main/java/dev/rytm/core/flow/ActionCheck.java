package dev.rytm.core.flow;

import dev.rytm.core.flow.FlowProblem.Kind;

/// The problems of one step's actions.
final class ActionCheck {

    private final StepCheck steps;
    private final Step.ActionStep step;

    ActionCheck(StepCheck steps, Step.ActionStep step) {
        this.steps = steps;
        this.step = step;
    }

    void check() {
        if (step.actions().size() > FlowLimits.ACTIONS_PER_STEP) {
            steps.add(
                    step,
                    Kind.TOO_MANY,
                    "actions",
                    "The step has more than " + FlowLimits.ACTIONS_PER_STEP + " actions: split it in two.");
        }
        for (int i = 0; i < step.actions().size(); i++) {
            check(step.actions().get(i), "actions[" + i + "]");
        }
    }

    private void check(Action action, String path) {
        switch (action) {
            case Action.AddTag tag -> steps.name(step, path + ".tag", tag.tag());
            case Action.RemoveTag tag -> steps.name(step, path + ".tag", tag.tag());
            case Action.SetField field -> steps.name(step, path + ".field", field.field());
            case Action.ClearField field -> steps.name(step, path + ".field", field.field());
            case Action.Enrol enrol -> steps.sequence(step, path + ".sequence", enrol.sequence());
            case Action.Leave leave -> steps.sequence(step, path + ".sequence", leave.sequence());
            case Action.StopTopic stop -> steps.topic(step, path + ".topic", stop.topic());
            case Action.NotifyTeam notice -> steps.text(step, path + ".text", notice.text());
            case Action.CallWebhook webhook -> checkWebhook(webhook, path);
        }
    }

    private void checkWebhook(Action.CallWebhook webhook, String path) {
        if (!WebhookAddress.isAcceptable(webhook.url())) {
            steps.add(
                    step,
                    Kind.ADDRESS_WRONG,
                    path + ".url",
                    "A webhook needs an address that begins with https:// and has no password in it: correct it.");
        }
        if (webhook.fields().size() > FlowLimits.FIELDS_PER_WEBHOOK) {
            steps.add(
                    step,
                    Kind.TOO_MANY,
                    path + ".fields",
                    "A webhook is told at most " + FlowLimits.FIELDS_PER_WEBHOOK + " fields: remove some.");
        }
        for (int i = 0; i < webhook.fields().size(); i++) {
            steps.name(step, path + ".fields[" + i + "]", webhook.fields().get(i));
        }
    }
}
