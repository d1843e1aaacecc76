package dev.rytm.store;

import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.store.KnownContacts.Known;
import dev.rytm.store.json.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Persons. Whoever decides about them locks them first, in one fixed order.
public final class Contacts {

    private static final Comparator<ContactKey> ORDER =
            Comparator.comparingLong(ContactKey::pageId).thenComparing(ContactKey::psid);

    private final Statements statements;
    private final Vault vault;
    private final KnownContacts known;
    private final Map<ContactKey, Contact> loaded = new HashMap<>();
    private final Map<ContactKey, KnownTokens> tokens = new HashMap<>();

    Contacts(Statements statements, Vault vault, KnownContacts known) {
        this.statements = statements;
        this.vault = vault;
        this.known = known;
    }

    /// Locks these persons and returns them, but for those whom somebody else holds. Who is not known yet is known
    /// from now on.
    public Map<ContactKey, Contact> lock(Collection<ContactKey> keys, Instant now) {
        Map<ContactKey, Contact> locked = select(keys, "for update of contact skip locked");
        List<ContactKey> others = keys.stream()
                .filter(key -> !locked.containsKey(key))
                .distinct()
                .sorted(ORDER)
                .toList();
        for (ContactKey key : others.isEmpty() ? others : insert(others, now)) {
            locked.put(key, Contact.unknown(key));
        }
        loaded.putAll(locked);
        return locked;
    }

    /// Reads these persons and keeps every writer away until the transaction ends; waits for those who write now. Two
    /// who share the same person come one after the other, so that the second sees what the first has sent.
    public Map<ContactKey, Contact> share(Collection<ContactKey> keys) {
        return select(keys, "for no key update of contact");
    }

    /// Reads these persons as they are.
    public Map<ContactKey, Contact> read(Collection<ContactKey> keys) {
        return select(keys, "");
    }

    /// Writes down what became of persons that this transaction has locked; who did not change costs nothing.
    public void save(Collection<Contact> contacts) {
        List<Contact> changed = contacts.stream()
                .filter(contact -> !contact.equals(loaded.get(contact.key())))
                .sorted(Comparator.comparing(Contact::key, ORDER))
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        update(changed);
        statements.changes().ofContacts(changed.stream().map(Contact::key).toList());
        new ConsentMirror(statements).write(changed, loaded);
        new ContactSummaries(statements).write(changed, loaded);
        changed.forEach(contact -> loaded.put(contact.key(), contact));
    }

    /// Sorted by key and looked up one by one, so that everybody locks in the same order. A document that we know
    /// already stays where it is.
    private Map<ContactKey, Contact> select(Collection<ContactKey> keys, String lock) {
        Columns<ContactKey> rows =
                Columns.of(keys.stream().distinct().sorted(ORDER).toList());
        Map<ContactKey, Known> kept = known.of(keys);
        Map<ContactKey, Contact> found = new LinkedHashMap<>();
        statements
                .list(
                        """
                        select contact.page_id, contact.contact_id, contact.xmin::text::bigint as writer,
                               case when contact.xmin::text::bigint is distinct from asked.writer
                                    then contact.state end as state
                          from unnest(?::bigint[], ?::text[], ?::bigint[]) as asked (page_id, contact_id, writer)
                          join contact on contact.page_id = asked.page_id and contact.contact_id = asked.contact_id
                         order by contact.page_id, contact.contact_id collate "C"
                        """ + lock,
                        row -> contact(row, kept),
                        rows.numbers(ContactKey::pageId),
                        rows.texts(ContactKey::psid),
                        rows.numbers(
                                key -> kept.containsKey(key) ? kept.get(key).writer() : null))
                .forEach(contact -> found.put(contact.key(), contact));
        return found;
    }

    private List<ContactKey> insert(List<ContactKey> keys, Instant now) {
        Columns<ContactKey> rows = Columns.of(keys);
        return statements.list(
                """
                with newcomer as (
                    insert into contact (page_id, contact_id, created_at)
                    select page_id, contact_id, ?
                      from unnest(?::bigint[], ?::text[]) as asked (page_id, contact_id)
                        on conflict do nothing
                    returning page_id, contact_id, created_at)
                insert into contact_summary (page_id, contact_id, created_at)
                select page_id, contact_id, created_at from newcomer
                returning page_id, contact_id
                """,
                row -> new ContactKey(row.number("page_id"), row.text("contact_id")),
                now,
                rows.numbers(ContactKey::pageId),
                rows.texts(ContactKey::psid));
    }

    /// Most of what becomes of a person, and all that a send does, changes nothing that is copied into columns.
    private void update(List<Contact> contacts) {
        Map<Boolean, List<Contact>> byCopies = contacts.stream().collect(Collectors.partitioningBy(this::hasNewCopies));
        Map<ContactKey, Long> writers = new HashMap<>();
        writeState(Objects.requireNonNull(byCopies.get(false)), writers);
        writeAll(Objects.requireNonNull(byCopies.get(true)), writers);
        if (writers.size() != contacts.size()) {
            throw new IllegalStateException(
                    "of " + contacts.size() + " persons only " + writers.size() + " could be saved");
        }
        contacts.forEach(contact -> known.keep(
                new Known(Objects.requireNonNull(writers.get(contact.key())), contact, tokens(contact.key()))));
    }

    private boolean hasNewCopies(Contact contact) {
        Contact before = loaded.get(contact.key());
        return before == null
                || !contact.profile().equals(before.profile())
                || contact.standing() != before.standing()
                || !Objects.equals(contact.lastInteractionAt(), before.lastInteractionAt())
                || !contact.tags().equals(before.tags())
                || !contact.fields().equals(before.fields());
    }

    private void writeState(List<Contact> contacts, Map<ContactKey, Long> writers) {
        write(contacts, writers, """
                update contact
                   set state = next.state,
                       revision = revision + 1
                  from unnest(?::bigint[], ?::text[], ?::text[]) as next (page_id, contact_id, state)
                 where contact.page_id = next.page_id and contact.contact_id = next.contact_id
                returning contact.page_id, contact.contact_id, contact.xmin::text::bigint as writer
                """);
    }

    /// The copies in columns come out of the state itself, so that they cannot differ from it. Without `offset 0`
    /// the planner flattens the subselect and parses the text once for each time that the state is named: six
    /// times.
    private void writeAll(List<Contact> contacts, Map<ContactKey, Long> writers) {
        write(contacts, writers, """
                update contact
                   set state = next.state,
                       first_name = next.parts -> 'profile' ->> 'firstName',
                       last_name = next.parts -> 'profile' ->> 'lastName',
                       standing = next.parts ->> 'standing',
                       last_interaction_at = (next.parts ->> 'lastInteractionAt')::timestamptz,
                       tags = array(select jsonb_array_elements_text(next.parts -> 'tags')),
                       fields = next.parts -> 'fields',
                       revision = revision + 1
                  from (select page_id, contact_id, state, state::jsonb as parts
                          from unnest(?::bigint[], ?::text[], ?::text[]) as n (page_id, contact_id, state)
                        offset 0) as next
                 where contact.page_id = next.page_id and contact.contact_id = next.contact_id
                returning contact.page_id, contact.contact_id, contact.xmin::text::bigint as writer
                """);
    }

    private void write(List<Contact> contacts, Map<ContactKey, Long> writers, String update) {
        if (contacts.isEmpty()) {
            return;
        }
        Columns<Contact> rows = Columns.of(contacts);
        statements.list(
                update,
                row -> writers.put(new ContactKey(row.number("page_id"), row.text("contact_id")), row.number("writer")),
                rows.numbers(contact -> contact.key().pageId()),
                rows.texts(contact -> contact.key().psid()),
                rows.texts(contact -> Json.write(contact, tokens(contact.key()))));
    }

    private Contact contact(Row row, Map<ContactKey, Known> kept) {
        ContactKey key = new ContactKey(row.number("page_id"), row.text("contact_id"));
        long writer = row.number("writer");
        Known same = kept.get(key);
        if (same != null && same.writer() == writer) {
            tokens.put(key, same.tokens());
            return same.contact();
        }
        String state = row.textOrNull("state");
        if (state == null) {
            return Contact.unknown(key);
        }
        KnownTokens opened = new KnownTokens(vault, place(key));
        Contact read = Json.read(state, Contact.class, opened);
        tokens.put(key, opened);
        known.keep(new Known(writer, read, opened));
        return read;
    }

    /// As the person's document was opened in this transaction, or is known from before.
    private KnownTokens tokens(ContactKey key) {
        return tokens.computeIfAbsent(key, _ -> new KnownTokens(vault, place(key)));
    }

    private static Vault.Place place(ContactKey key) {
        return new Vault.Place("contact", "state", key.pageId(), key.psid());
    }
}
