package dev.rytm.store;

import dev.rytm.core.Event;
import dev.rytm.core.contact.ContactKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/// An event on its way into the inbox. `eventKey` (32 bytes in hexadecimal digits) and `eventAt` together recognise
/// a repeat, which changes nothing.
///
/// `content` is an [Event] of the person, or a [PageEvent] if the person's id is empty.
public record Arrival(ContactKey contact, Instant eventAt, String eventKey, Object content) {

    /// What Meta told about a person. `eventAt` is the time that every repeat names, whatever the event itself says.
    public static Arrival of(ContactKey contact, Instant eventAt, String eventKey, Event event) {
        return new Arrival(contact, eventAt, eventKey, event);
    }

    /// What Meta told about a page.
    public static Arrival of(long pageId, Instant eventAt, String eventKey, PageEvent event) {
        return new Arrival(new ContactKey(pageId, ""), eventAt, eventKey, event);
    }

    /// What we tell ourselves: `name` must be the same whenever the same thing is told again (a send's id and its
    /// fence, a request's id), and different for everything else.
    public static Arrival named(ContactKey contact, String name, Event event) {
        return named(contact, name, event.at(), event);
    }

    /// The same about a page.
    public static Arrival named(long pageId, String name, PageEvent event) {
        return named(new ContactKey(pageId, ""), name, event.at(), event);
    }

    private static Arrival named(ContactKey contact, String name, Instant at, Object content) {
        String text = "ours|" + name + "|" + contact.pageId() + "|" + contact.psid();
        return new Arrival(contact, at, hash(text), content);
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
