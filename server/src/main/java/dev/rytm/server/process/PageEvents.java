package dev.rytm.server.process;

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
        }
        transaction.inbox().finish(List.of(new Decided(entry, 0)), now);
    }

    private static void apply(Transaction transaction, long page, PageEvent.PolicyEnforced enforced) {
        switch (enforced.action()) {
            case BLOCK -> transaction.pageBars().blocked(page, enforced.at());
            case UNBLOCK -> transaction.pageBars().unblocked(page, enforced.at());
            case WARNING -> {
                // The event itself, kept in the inbox, is what the page's health shows.
            }
        }
    }
}
