package dev.rytm.core.flow;

import dev.rytm.core.flow.Condition.Comparison;
import dev.rytm.core.flow.FlowProblem.Kind;
import java.util.List;

/// The problems of one step's condition.
final class ConditionCheck {

    private final StepCheck steps;
    private final Step step;
    private int parts;

    ConditionCheck(StepCheck steps, Step step) {
        this.steps = steps;
        this.step = step;
    }

    void check(Condition condition) {
        check(condition, "condition", 1);
        if (parts > FlowLimits.CONDITION_PARTS) {
            steps.add(
                    step,
                    Kind.CONDITION_TOO_LARGE,
                    "condition",
                    "The condition has more than " + FlowLimits.CONDITION_PARTS + " parts: split it over two steps.");
        }
    }

    private void check(Condition condition, String path, int depth) {
        parts++;
        if (depth > FlowLimits.CONDITION_DEPTH) {
            steps.add(
                    step,
                    Kind.CONDITION_TOO_LARGE,
                    path,
                    "The condition is nested deeper than " + FlowLimits.CONDITION_DEPTH + " levels: split it up.");
            return;
        }
        switch (condition) {
            case Condition.All all -> checkAll(all.parts(), path, depth);
            case Condition.Any any -> checkAll(any.parts(), path, depth);
            case Condition.Not not -> check(not.part(), path + ".part", depth + 1);
            case Condition.HasTag tag -> steps.name(step, path + ".tag", tag.tag());
            case Condition.FieldIs field -> checkField(field, path);
            case Condition.ConsentIs consent -> steps.topic(step, path + ".topic", consent.topic());
            case Condition.ConsentDated dated -> {
                steps.topic(step, path + ".topic", dated.topic());
                checkSpan(dated.span(), path);
            }
            case Condition.LastActive active -> checkSpan(active.span(), path);
            case Condition.InSequence in -> steps.sequence(step, path + ".sequence", in.sequence());
            case Condition.WindowOpen _, Condition.HandedOver _, Condition.LocalTimeIn _ -> {}
        }
    }

    private void checkAll(List<Condition> conditions, String path, int depth) {
        for (int i = 0; i < conditions.size(); i++) {
            check(conditions.get(i), path + ".parts[" + i + "]", depth + 1);
        }
    }

    private void checkSpan(Span span, String path) {
        switch (span) {
            case Span.Last last -> steps.span(step, path + ".span.duration", last.duration());
            case Span.Next next -> steps.span(step, path + ".span.duration", next.duration());
            case Span.Ever _, Span.Between _ -> {}
        }
    }

    private void checkField(Condition.FieldIs field, String path) {
        steps.name(step, path + ".field", field.field());
        boolean alone = field.comparison() == Comparison.IS_EMPTY || field.comparison() == Comparison.IS_PRESENT;
        if (!alone && field.value() == null) {
            steps.add(
                    step,
                    Kind.VALUE_MISSING,
                    path + ".value",
                    "The field " + field.field() + " is compared with nothing: give a value.");
        }
    }
}
