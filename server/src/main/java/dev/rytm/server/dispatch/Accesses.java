package dev.rytm.server.dispatch;

import dev.rytm.core.Catalog;
import dev.rytm.messenger.graph.PageAccess;
import dev.rytm.store.Transaction;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The pages' access tokens, opened once for each version of a page's catalog: a new token makes a new version.
final class Accesses {

    private final Map<Long, Known> known = new ConcurrentHashMap<>();

    private record Known(long version, PageAccess access) {}

    /// The accesses of these pages; those that are not known yet cost one statement together.
    Map<Long, PageAccess> of(Transaction transaction, Collection<Catalog> catalogs) {
        List<Catalog> unknown =
                catalogs.stream().filter(catalog -> !isKnown(catalog)).toList();
        if (!unknown.isEmpty()) {
            Map<Long, Catalog> byPage =
                    unknown.stream().collect(Collectors.toMap(Catalog::pageId, Function.identity()));
            transaction
                    .pages()
                    .credentials(byPage.keySet())
                    .forEach((pageId, credentials) -> known.put(
                            pageId,
                            new Known(
                                    Objects.requireNonNull(byPage.get(pageId)).version(),
                                    new PageAccess(
                                            credentials.metaPageId(),
                                            credentials.accessToken(),
                                            credentials.appSecret()))));
        }
        return catalogs.stream()
                .collect(Collectors.toMap(
                        Catalog::pageId,
                        catalog -> Objects.requireNonNull(
                                        known.get(catalog.pageId()),
                                        () -> "page " + catalog.pageId() + " has no access token")
                                .access()));
    }

    private boolean isKnown(Catalog catalog) {
        Known before = known.get(catalog.pageId());
        return before != null && before.version() == catalog.version();
    }
}
