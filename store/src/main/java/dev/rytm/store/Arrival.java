package dev.rytm.store;

import dev.rytm.core.Event;
import dev.rytm.core.consent.Words;
import dev.rytm.core.contact.ContactKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;

/// An event on its way into the inbox. `eventKey` (32 bytes in hexadecimal digits) and `eventAt` together recognise
/// a repeat, which changes nothing.
///
/// `content` is an [Event] of the person, or a [PageEvent] if the person's id is empty. `stopWord`: it is a message
/// equal to one of the page's stop words.
public record Arrival(ContactKey contact, Instant eventAt, String eventKey, Object content, boolean stopWord) {

    /// What Meta told about a person. `eventAt` is the time that every repeat names, whatever the event itself says.
    public static Arrival of(ContactKey contact, Instant eventAt, String eventKey, Event event) {
        return new Arrival(contact, eventAt, eventKey, event, false);
    }

    /// What Meta told about a page.
    public static Arrival of(long pageId, Instant eventAt, String eventKey, PageEvent event) {
        return new Arrival(new ContactKey(pageId, ""), eventAt, eventKey, event, false);
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

    /// The same event, marked if it is a message equal to one of these normalised words: from then on it is a stop.
    public Arrival heeding(Set<String> stopWords) {
        return content instanceof Event.MessageReceived message && Words.contain(stopWords, message.text())
                ? new Arrival(contact, eventAt, eventKey, content, true)
                : this;
    }

    boolean isStop() {
        return stopWord
                || content instanceof Event.NotificationsStopped
                || content instanceof Event.StopAsked
                || content instanceof Event.StandingChanged;
    }

    private static Arrival named(ContactKey contact, String name, Instant at, Object content) {
        String text = "ours|" + name + "|" + contact.pageId() + "|" + contact.psid();
        return new Arrival(contact, at, hash(text), content, false);
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Sha256.begin().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
