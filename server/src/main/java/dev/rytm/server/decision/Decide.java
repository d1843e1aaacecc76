package dev.rytm.server.decision;

import dev.rytm.core.Catalog;
import dev.rytm.core.Decision;
import dev.rytm.core.Event;
import dev.rytm.core.contact.Contact;
import java.time.Instant;

/// What becomes of a person after an event: the core's answer, asked here.
@FunctionalInterface
public interface Decide {

    Decision decide(Contact contact, Event event, Catalog catalog, Instant now);
}
