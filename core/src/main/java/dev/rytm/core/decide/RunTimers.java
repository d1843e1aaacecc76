package dev.rytm.core.decide;

import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.contact.FlowRun.Waiting;
import java.time.Instant;
import java.util.Optional;

/// Waits of runs that come to their end by themselves.
final class RunTimers {

    /// Only a run that waits until now or earlier goes on; one that waits longer gets its timer again.
    void rang(Draft draft, String id) {
        FlowRun run = draft.contact().runs().stream()
                .filter(waiting -> waiting.id().equals(id))
                .findFirst()
                .orElse(null);
        Optional<Instant> until = Optional.ofNullable(run).flatMap(RunSteps::until);
        if (run == null || until.isEmpty()) {
            return;
        }
        if (until.get().isAfter(draft.now())) {
            draft.startTimer(Runs.timer(run), until.get());
        } else if (run.waiting() instanceof Waiting.ForTeam) {
            HandOvers.runOut(draft, run);
        } else {
            Runs.goOn(draft, run, RunSteps.afterTime(draft, run));
        }
    }
}
