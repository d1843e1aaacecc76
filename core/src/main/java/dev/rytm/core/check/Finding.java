package dev.rytm.core.check;

import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.FlowProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that the checker found in a flow.
///
/// `step` is where in the flow (absent = the flow itself), `about` what on the step if it may have several such
/// findings. `path` leads from the beginning of `start` to it, perhaps through other flows. `details` are filled into
/// the sentence. `problem` is present for what is wrong with the drawing, `fix` where one edit removes the finding.
public record Finding(
        FindingKind kind,
        @Nullable StepId step,
        String about,
        @Nullable Start start,
        List<Place> path,
        List<String> details,
        @Nullable FlowProblem problem,
        @Nullable Fix fix) {

    public Finding {
        path = List.copyOf(path);
        details = List.copyOf(details);
    }

    static Finding of(FindingKind kind, StepId step, String... details) {
        return new Finding(kind, step, "", null, List.of(), List.of(details), null, null);
    }

    Finding about(String next) {
        return new Finding(kind, step, next, start, path, details, problem, fix);
    }

    Finding with(@Nullable Fix next) {
        return new Finding(kind, step, about, start, path, details, problem, next);
    }

    Finding reachedBy(Start next, List<Place> places) {
        return new Finding(kind, step, about, next, places, details, problem, fix);
    }

    /// Names the finding as long as it stays the same one, such as `DEAD_BUTTON/offer/yes`.
    public String id() {
        return kind + "/" + (step == null ? "" : step) + (about.isEmpty() ? "" : "/" + about);
    }
}
