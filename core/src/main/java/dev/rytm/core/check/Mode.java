package dev.rytm.core.check;

import dev.rytm.core.contact.TopicId;
import org.jspecify.annotations.Nullable;

/// How a run speaks. `topic` is the one whose token it goes on, or that was stopped or resumed (absent: none, or not
/// known). `met` tells whether the person has acted since it began, or the window was seen open.
record Mode(Kind kind, @Nullable TopicId topic, boolean met) {

    enum Kind {
        /// To the person, inside the window.
        DIRECT,
        /// On the token, with its first message still to come.
        TURN,
        /// After its first message went on the token.
        SPOKEN,
        /// After a stop or a resume: what is refused does not hold it up.
        CONSENT_CHANGE
    }

    static final Mode BY_PERSON = new Mode(Kind.DIRECT, null, true);

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    Mode spoken() {
        return new Mode(Kind.SPOKEN, topic, met);
    }

    Mode meeting() {
        return met ? this : new Mode(kind, topic, true);
    }
}
