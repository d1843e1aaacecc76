package dev.rytm.store;

import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Persons as this process read or wrote them last, each with the transaction that had written the row (`xmin`).
///
/// A send reads its person twice and writes it once, and most of that is reading a document that has not changed. What
/// is kept here is believed only if the row, read under its lock, is still that transaction's: any write by anybody,
/// another node or a hand in the database, makes it another's, and a transaction that was rolled back never shows.
final class KnownContacts {

    /// Some 20 MB at most, and enough for all who are written to within a second or two.
    private static final int MOST = 4_096;

    /// A person, the writer of the row that this is the document of, and the tokens as they are closed in it.
    record Known(long writer, Contact contact, KnownTokens tokens) {}

    private final Map<ContactKey, Known> known = new LinkedHashMap<>(MOST, 0.75f, true) {

        @Override
        protected boolean removeEldestEntry(Map.Entry<ContactKey, Known> eldest) {
            return size() > MOST;
        }
    };

    /// What is kept about these persons now.
    synchronized Map<ContactKey, Known> of(Collection<ContactKey> keys) {
        Map<ContactKey, Known> found = new HashMap<>();
        for (ContactKey key : keys) {
            Known kept = known.get(key);
            if (kept != null) {
                found.put(key, kept);
            }
        }
        return found;
    }

    synchronized void keep(Known person) {
        known.put(person.contact().key(), person);
    }
}
