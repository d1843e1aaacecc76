package dev.rytm.server.intake;

import dev.rytm.core.contact.ContactKey;
import dev.rytm.messenger.webhook.Item;
import dev.rytm.messenger.webhook.Reading;
import dev.rytm.messenger.webhook.WebhookReader;
import dev.rytm.store.Arrival;
import dev.rytm.store.PageDirectory;
import dev.rytm.store.PageEvent;
import dev.rytm.store.RawBodies.RawBody;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes a genuine webhook apart and finds the page of each event.
///
/// An event of a page that is not ours, or that another app signed for, is counted and dropped: it would come again
/// for ever.
final class Sorter {

    private final PageDirectory directory;
    private final IntakeCounts counts;

    Sorter(PageDirectory directory, IntakeCounts counts) {
        this.directory = directory;
        this.counts = counts;
    }

    /// `signers` are the secrets that signed the body.
    Delivery sort(byte[] body, List<String> signers, Instant now) {
        return switch (WebhookReader.read(body, now)) {
            case Reading.Unreadable unreadable -> {
                counts.unreadable(1);
                yield new Delivery(raw(body, now, unreadable.reason()), List.of(), List.of());
            }
            case Reading.Events events -> sort(events, raw(body, now, null), signers);
        };
    }

    private Delivery sort(Reading.Events events, RawBody body, List<String> signers) {
        events.unknown().forEach((unknown, count) -> counts.ignored(unknown.word(), count));
        List<RawBody> unread = events.unreadable().stream()
                .map(item -> unread(item, body.arrivedAt()))
                .toList();
        counts.unreadable(unread.size());
        List<Arrival> arrivals = new ArrayList<>();
        for (Item.Incoming item : events.incoming()) {
            page(item.pageMetaId(), signers)
                    .map(page -> Arrival.of(
                                    new ContactKey(page.pageId(), item.psid()),
                                    item.filedAt(),
                                    item.eventKey().toString(),
                                    item.event())
                            .heeding(page.stopWords()))
                    .ifPresent(arrivals::add);
        }
        for (Item.PolicyEnforced item : events.policies()) {
            page(item.pageMetaId(), signers)
                    .map(page -> Arrival.of(
                            page.pageId(), item.filedAt(), item.eventKey().toString(), enforced(item)))
                    .ifPresent(arrivals::add);
        }
        counts.accepted(arrivals.size());
        return new Delivery(body, unread, arrivals);
    }

    private Optional<PageDirectory.Address> page(String metaPageId, List<String> signers) {
        Optional<PageDirectory.Address> page =
                directory.page(metaPageId).filter(address -> signers.contains(address.secret()));
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

    private static RawBody unread(Item.UnreadableItem item, Instant now) {
        ByteBuffer json = ByteBuffer.wrap(item.rawJson().getBytes(StandardCharsets.UTF_8));
        return new RawBody(now, item.eventKey().toString(), json, item.reason());
    }

    private static RawBody raw(byte[] body, Instant now, @Nullable String reason) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return new RawBody(now, HexFormat.of().formatHex(hash), ByteBuffer.wrap(body), reason);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
