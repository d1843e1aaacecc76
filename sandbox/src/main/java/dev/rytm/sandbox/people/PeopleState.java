package dev.rytm.sandbox.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is written down of the scripted people besides what the platform knows: their personas and their plans.
public record PeopleState(long names, long scripted, List<ScriptState> scripts) {

    /// Copies the list.
    public PeopleState {
        scripts = List.copyOf(scripts);
    }

    /// Nobody yet.
    public static PeopleState none() {
        return new PeopleState(0, 0, List.of());
    }

    /// One person's script and how far they have come in it.
    public record ScriptState(
            String psid, Persona persona, long number, int notifications, int answers, List<PlanState> plans) {

        /// Copies the list.
        public ScriptState {
            plans = List.copyOf(plans);
        }
    }

    /// Something the person is going to do; `item` and `ask` are ids in their conversation.
    public record PlanState(
            String kind,
            Instant due,
            @Nullable String item,
            @Nullable String ask) {}
}
