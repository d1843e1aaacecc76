package dev.rytm.server.dispatch;

import dev.rytm.core.Catalog;
import dev.rytm.messenger.graph.PageAccess;
import dev.rytm.store.Page.Credentials;
import dev.rytm.store.Transaction;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The pages' access tokens, opened once for each version of a page's catalog: a new token makes a new version.
final class Accesses {

    private final Map<Long, Known> known = new ConcurrentHashMap<>();

    private record Known(long version, PageAccess access) {}

    PageAccess of(Transaction transaction, Catalog catalog) {
        Known before = known.get(catalog.pageId());
        if (before != null && before.version() == catalog.version()) {
            return before.access();
        }
        Credentials credentials = transaction.pages().credentials(catalog.pageId());
        PageAccess access =
                new PageAccess(credentials.metaPageId(), credentials.accessToken(), credentials.appSecret());
        known.put(catalog.pageId(), new Known(catalog.version(), access));
        return access;
    }
}
