package dev.rytm.store;

import dev.rytm.core.contact.ContactKey;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What changed and was not told yet, put together page by page. A crowd costs no more than a few: from some number on
/// nobody is named any more.
public final class Changes {

    private static final int MOST_NAMED = 50;

    /// Of a kind whose changed things are not named; otherwise there is at least one name.
    private static final Set<String> UNNAMED = Set.of();

    private final Map<Long, Map<Watched, Set<String>>> pages = new HashMap<>();

    public synchronized void of(long pageId, Watched kind) {
        page(pageId).put(kind, UNNAMED);
    }

    public synchronized void of(long pageId, Watched kind, String id) {
        Map<Watched, Set<String>> page = page(pageId);
        Set<String> named = page.get(kind);
        if (named == null) {
            page.put(kind, new TreeSet<>(Set.of(id)));
        } else if (named.size() == MOST_NAMED) {
            page.put(kind, UNNAMED);
        } else if (!named.isEmpty()) {
            named.add(id);
        }
    }

    public void ofContacts(Collection<ContactKey> contacts) {
        contacts.forEach(contact -> of(contact.pageId(), Watched.CONTACTS, contact.psid()));
    }

    /// Messages for these people, or from them.
    public void ofSends(Collection<ContactKey> contacts) {
        contacts.forEach(contact -> of(contact.pageId(), Watched.SENDS));
        ofContacts(contacts);
    }

    public void add(PageChange change) {
        change.things().forEach((kind, ids) -> {
            if (ids.isEmpty()) {
                of(change.pageId(), kind);
            } else {
                ids.forEach(id -> of(change.pageId(), kind, id));
            }
        });
    }

    /// What changed, for the only time.
    public synchronized List<PageChange> take() {
        List<PageChange> taken = pages.entrySet().stream()
                .map(page -> new PageChange(page.getKey(), page.getValue()))
                .toList();
        pages.clear();
        return taken;
    }

    private Map<Watched, Set<String>> page(long pageId) {
        return pages.computeIfAbsent(pageId, _ -> new EnumMap<>(Watched.class));
    }
}
