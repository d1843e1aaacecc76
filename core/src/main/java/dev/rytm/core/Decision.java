package dev.rytm.core;

import dev.rytm.core.contact.Contact;
import java.util.List;

/// What becomes of a person after an event, and what is to be done about it.
public record Decision(Contact next, List<Effect> effects) {

    public Decision {
        effects = List.copyOf(effects);
    }
}
