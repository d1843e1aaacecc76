package dev.rytm.store;

import dev.rytm.core.Event;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.store.json.Json;
import java.time.Instant;

/// A waiting event, still in its stored form: reading it may fail, and then only this one is to be blamed.
public final class InboxEntry {

    private final ContactKey contact;
    private final Instant eventAt;
    private final String eventKey;
    private final String kind;
    private final String json;
    private final int attempts;
    private final Vault vault;

    InboxEntry(Row row, Vault vault) {
        this.contact = new ContactKey(row.number("page_id"), row.text("contact_id"));
        this.eventAt = row.instant("event_at");
        this.eventKey = row.text("event_key");
        this.kind = row.text("kind");
        this.json = row.text("event");
        this.attempts = row.integer("attempts");
        this.vault = vault;
    }

    public ContactKey contact() {
        return contact;
    }

    public String kind() {
        return kind;
    }

    /// How often deciding it failed.
    public int attempts() {
        return attempts;
    }

    /// It tells about the page, not about a person.
    public boolean isOfPage() {
        return contact.psid().isEmpty();
    }

    public Event event() {
        return Json.read(json, Event.class, Inbox.seal(vault, contact, eventKey));
    }

    public PageEvent pageEvent() {
        return Json.read(json, PageEvent.class);
    }

    Instant eventAt() {
        return eventAt;
    }

    String eventKey() {
        return eventKey;
    }

    @Override
    public String toString() {
        return kind + " " + eventKey + " of page " + contact.pageId();
    }
}
