package dev.rytm.sandbox.people;

import org.jspecify.annotations.Nullable;

/// A script of how a person behaves. Probabilities lie between 0 and 1.
public record Persona(String name, Talking talking, Answering answering, Reacting reacting, Leaving leaving) {

    /// When they write by themselves: first, counted from when they came to be, and then again and again. Missing
    /// means never.
    public record Talking(@Nullable Delay first, @Nullable Delay again) {}

    /// What they do about a request to agree, also long after the window closed, and about the platform's question
    /// whether to continue.
    public record Answering(double accepts, Delay acceptsAfter, double continues, Delay continuesAfter) {}

    /// What they do about messages: read them, tap a button or quick reply, write a word.
    public record Reacting(double reads, Delay readsAfter, double taps, double replies, Delay answersAfter) {}

    /// How they leave. `stops` is the chance at each notification; `stopsAt` is the number of the notification at
    /// which they stop in any case, 0 for none. After a stop they may resume, and stop again. A flip-flopper
    /// resumes and stops again within seconds. `blocks` and `deletes` are chances at each notification.
    public record Leaving(
            double stops,
            int stopsAt,
            Delay stopsAfter,
            double resumes,
            Delay resumesAfter,
            double stopsAgain,
            boolean flipFlops,
            double blocks,
            double deletes) {}

    /// Whether anything ever happens by itself.
    public boolean active() {
        return !equals(Personas.BY_HAND);
    }
}
