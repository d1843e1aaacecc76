package dev.rytm.core.decide;

import dev.rytm.core.Effect;
import dev.rytm.core.Event;
import dev.rytm.core.contact.Profile;
import dev.rytm.core.flow.FlowLimits;
import org.jspecify.annotations.Nullable;

/// What a person is called, by Meta's word. It is asked once, when they first come, and never takes the place of a name
/// that somebody told us.
final class Names {

    private Names() {}

    static void ask(Draft draft) {
        if (isNameless(draft.contact().profile())) {
            draft.add(new Effect.AskName());
        }
    }

    static void read(Draft draft, Event.NameRead read) {
        Profile before = draft.contact().profile();
        Profile next = new Profile(cut(read.firstName()), cut(read.lastName()), before.locale(), before.zone());
        if (isNameless(before) && !isNameless(next)) {
            draft.change(contact -> contact.withProfile(next));
            draft.note(NoteKind.PROFILE_CHANGED);
        }
    }

    /// By whole characters: people call themselves what they like.
    private static @Nullable String cut(@Nullable String name) {
        return name == null || name.codePointCount(0, name.length()) <= FlowLimits.NAME_LENGTH
                ? name
                : name.substring(0, name.offsetByCodePoints(0, FlowLimits.NAME_LENGTH));
    }

    private static boolean isNameless(Profile profile) {
        return profile.firstName() == null && profile.lastName() == null;
    }
}
