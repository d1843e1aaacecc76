package dev.rytm.server.intake;

import dev.rytm.core.contact.ContactKey;
import dev.rytm.messenger.webhook.Item;
import dev.rytm.messenger.webhook.Reading;
import dev.rytm.store.Arrival;
import dev.rytm.store.DatabaseException;
import dev.rytm.store.PageDirectory;
import dev.rytm.store.PageEvent;
import dev.rytm.store.RawBodies.Name;
import dev.rytm.store.RawBodies.RawBody;
import dev.rytm.store.Sha256;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes a genuine webhook apart and finds the page of each event.
///
/// An event of a page that is not ours, or that another app signed for, is counted and dropped: it would come again
/// for ever.
final class Sorter {

    private static final Logger LOG = System.getLogger(Sorter.class.getName());

    private final PageDirectory directory;
    private final IntakeCounts counts;
    private final Reader reader;

    Sorter(PageDirectory directory, IntakeCounts counts, Reader reader) {
        this.directory = directory;
        this.counts = counts;
        this.reader = reader;
    }

    /// Takes a body apart; the instant stands in for times that are missing.
    @FunctionalInterface
    interface Reader {
        Reading read(byte[] body, Instant arrivedAt);
    }

    /// The secrets that signed a body, and the apps that they belong to.
    record Signed(Set<String> secrets, Set<Long> apps) {}

    /// Whatever goes wrong with the words of a body, it is kept: a refusal would make Meta repeat it for an hour, and
    /// then unsubscribe us. What goes wrong in the database is thrown.
    Delivery sort(byte[] body, Signed signed, Instant now) {
        RawBody raw = raw(body, signed, now);
        try {
            return switch (reader.read(body, now)) {
                case Reading.Unreadable unreadable -> unread(raw, unreadable.reason());
                case Reading.Events events -> sort(events, raw, signed);
            };
        } catch (DatabaseException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            String where = where(e);
            LOG.log(Level.ERROR, "a webhook could not be read and is kept: " + where);
            return unread(raw, "reading it failed: " + where);
        }
    }

    /// Not what the exception says: it may repeat private words.
    private static String where(Throwable e) {
        StackTraceElement[] frames = e.getStackTrace();
        return e.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]);
    }

    private Delivery unread(RawBody raw, String reason) {
        counts.unreadable(1);
        return new Delivery(raw.unreadable(reason), List.of(), List.of());
    }

    private Delivery sort(Reading.Events events, RawBody body, Signed signed) {
        events.unknown().forEach((unknown, count) -> counts.ignored(unknown.word(), count));
        List<RawBody> unread =
                events.unreadable().stream().map(item -> part(item, body)).toList();
        counts.unreadable(unread.size());
        List<Arrival> arrivals = new ArrayList<>();
        for (Item.Incoming item : events.incoming()) {
            page(item.pageMetaId(), signed)
                    .map(page -> Arrival.of(
                                    new ContactKey(page.pageId(), item.psid()),
                                    item.filedAt(),
                                    item.eventKey().toString(),
                                    item.event())
                            .heeding(page.stopWords()))
                    .ifPresent(arrivals::add);
        }
        for (Item.PolicyEnforced item : events.policies()) {
            page(item.pageMetaId(), signed)
                    .map(page -> Arrival.of(
                            page.pageId(), item.filedAt(), item.eventKey().toString(), enforced(item)))
                    .ifPresent(arrivals::add);
        }
        counts.accepted(arrivals.size());
        return new Delivery(body, unread, arrivals);
    }

    private Optional<PageDirectory.Address> page(String metaPageId, Signed signed) {
        Optional<PageDirectory.Address> page =
                directory.page(metaPageId).filter(address -> signed.secrets().contains(address.secret()));
        if (page.isEmpty()) {
            counts.ignored("unknown-page", 1);
        }
        return page;
    }

    private static PageEvent enforced(Item.PolicyEnforced item) {
        PageEvent.Action action = switch (item.action()) {
            case WARNING -> PageEvent.Action.WARNING;
            case BLOCK -> PageEvent.Action.BLOCK;
            case UNBLOCK -> PageEvent.Action.UNBLOCK;
        };
        return new PageEvent.PolicyEnforced(item.at(), action, item.reason());
    }

    private static RawBody part(Item.UnreadableItem item, RawBody whole) {
        ByteBuffer json = ByteBuffer.wrap(item.rawJson().getBytes(StandardCharsets.UTF_8));
        return new RawBody(
                new Name(whole.name().arrivedAt(), item.eventKey().toString()),
                json,
                item.reason(),
                whole.signedBy(),
                whole.name().key());
    }

    private static RawBody raw(byte[] body, Signed signed, Instant now) {
        Name name = new Name(now, HexFormat.of().formatHex(Sha256.begin().digest(body)));
        return new RawBody(name, ByteBuffer.wrap(body), null, signed.apps(), null);
    }
}
