package dev.rytm.server.process;

import dev.rytm.core.policy.Restriction;
import dev.rytm.store.Inbox.Decided;
import dev.rytm.store.InboxEntry;
import dev.rytm.store.PageEvent;
import dev.rytm.store.Transaction;
import java.time.Instant;
import java.util.List;

/// Events of a page itself: they change what the page may do, one transaction an event.
final class PageEvents {

    private PageEvents() {}

    static void apply(Transaction transaction, InboxEntry entry, Instant now) {
        long page = entry.contact().pageId();
        switch (entry.pageEvent()) {
            case PageEvent.PolicyEnforced enforced -> apply(transaction, page, enforced);
            case PageEvent.AccessLost lost -> apply(transaction, page, lost);
        }
        transaction.inbox().finish(List.of(new Decided(entry, 0)), now);
    }

    private static void apply(Transaction transaction, long page, PageEvent.PolicyEnforced enforced) {
        switch (enforced.action()) {
            case BLOCK -> transaction.pages().restrict(page, Restriction.SENDING_BARRED, enforced.at());
            case UNBLOCK -> transaction.pages().restrict(page, Restriction.NONE, enforced.at());
            case WARNING -> {
                // The event itself, kept in the inbox, is what the page's health shows.
            }
        }
    }

    /// An answer of Meta showed it. Only three kinds of answer speak of the page; the others speak of a person or a
    /// message.
    private static void apply(Transaction transaction, long page, PageEvent.AccessLost lost) {
        switch (lost.rejection()) {
            case REQUESTS_BARRED -> transaction.pages().restrict(page, Restriction.REQUESTS_BARRED, lost.at());
            case SENDING_BARRED -> transaction.pages().restrict(page, Restriction.SENDING_BARRED, lost.at());
            case CONFIGURATION -> transaction.pages().disconnect(page);
            case NOTIFICATIONS_STOPPED,
                    TOKEN_INVALID,
                    TOKEN_EXPIRED,
                    TOO_EARLY,
                    REQUEST_LIMIT,
                    TOPIC_ASKED,
                    WINDOW_CLOSED,
                    UNREACHABLE,
                    UNREACHABLE_FOR_NOW,
                    THROTTLED,
                    TRANSIENT,
                    CONTENT -> throw new IllegalStateException(lost.rejection() + " tells nothing about a page");
        }
    }
}
