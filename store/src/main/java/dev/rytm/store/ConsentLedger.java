package dev.rytm.store;

import dev.rytm.core.consent.ConsentChange;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.store.ChainWalk.Link;
import dev.rytm.store.ChainWalk.Place;
import dev.rytm.store.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The proof of every consent: one append-only hash chain for each person, sealed under a key of the person's own.
public final class ConsentLedger {

    private final Statements statements;
    private final Vault vault;

    ConsentLedger(Statements statements, Vault vault) {
        this.statements = statements;
        this.vault = vault;
    }

    /// A change to be recorded. The person must be locked: chains grow at one end.
    public record Addition(ContactKey contact, ConsentChange change) {}

    /// One change as it was recorded, with its place in the chain.
    public record Entry(int position, ConsentChange change) {}

    private record ChainKey(long pageId, String chainId) {}

    private record Sealed(int position, String body) {}

    private record Grown(Chain chain, Link link) {}

    /// Appends in the given order, in three statements for any number of persons. Whoever was forgotten and comes back
    /// goes on with a new key on the same chain.
    public void append(Collection<Addition> additions) {
        if (additions.isEmpty()) {
            return;
        }
        Map<ContactKey, ChainKey> keys = new LinkedHashMap<>();
        additions.forEach(addition -> keys.computeIfAbsent(addition.contact(), this::chainKey));
        Map<ChainKey, Chain> chains = chains(keys.values());
        List<Grown> grown = new ArrayList<>();
        for (Addition addition : additions) {
            ChainKey key = keys.get(addition.contact());
            Chain chain = chains.computeIfAbsent(key, one -> Chain.begin(one.pageId(), one.chainId(), vault))
                    .readable(vault);
            String body = chain.seal(vault, Json.write(addition.change()));
            Chain next = chain.grow(body);
            grown.add(new Grown(next, new Link(next.length(), body, next.head())));
            chains.put(key, next);
        }
        save(chains.values());
        insert(grown);
    }

    /// What was recorded about a person, oldest first, since the person's key was last forgotten. A row that somebody
    /// changed cannot be read and is left out: [#fault] tells of it.
    public List<Entry> of(ContactKey contact) {
        return of(contact, 0, Integer.MAX_VALUE);
    }

    /// The same, after a place in the chain.
    public List<Entry> of(ContactKey contact, int after, int max) {
        ChainKey key = chainKey(contact);
        Optional<Chain> chain =
                Optional.ofNullable(chains(List.of(key)).get(key)).filter(Chain::isReadable);
        return chain.map(readable -> entries(readable, after, max)).orElse(List.of());
    }

    /// What cannot be read is left out, and is not the end of what can.
    private List<Entry> entries(Chain chain, int after, int max) {
        List<Sealed> rows = statements.list(
                """
                select position, encode(body, 'hex') as body
                  from consent_ledger
                 where page_id = ? and chain_id = ? and position >= ? and position > ?
                 order by position
                 limit ?
                """,
                row -> new Sealed(row.integer("position"), row.text("body")),
                chain.pageId(),
                chain.chainId(),
                chain.readableFrom(),
                after,
                max);
        List<Entry> readable =
                rows.stream().flatMap(row -> entry(chain, row).stream()).toList();
        return readable.isEmpty() && !rows.isEmpty()
                ? entries(chain, rows.getLast().position(), max)
                : readable;
    }

    private Optional<Entry> entry(Chain chain, Sealed row) {
        return chain.unseal(vault, row.position(), row.body())
                .map(clear -> new Entry(row.position(), Json.read(clear, ConsentChange.class)));
    }

    /// The first fault of a person's chain, followed from its first row to its head.
    public Optional<LedgerFault> fault(ContactKey contact) {
        ChainKey key = chainKey(contact);
        ChainCheck check = new ChainCheck(key.pageId(), Place.START, LedgerHash.NOTHING);
        new ChainWalk(statements).whole(key.pageId(), key.chainId()).ifPresent(check::follow);
        return check.faults().stream().findFirst();
    }

    /// Forgets persons' keys: what was recorded cannot be read any more, and their chains still verify.
    public void forget(Collection<ContactKey> contacts) {
        Columns<ChainKey> rows =
                Columns.of(contacts.stream().map(this::chainKey).toList());
        statements.update("""
                update consent_chain
                   set person_key = null
                  from unnest(?::bigint[], ?::text[]) as gone (page_id, chain_id)
                 where consent_chain.page_id = gone.page_id and consent_chain.chain_id = gone.chain_id
                """, rows.numbers(ChainKey::pageId), rows.texts(ChainKey::chainId));
    }

    private ChainKey chainKey(ContactKey contact) {
        return new ChainKey(contact.pageId(), chainId(vault, contact.pageId(), contact.psid()));
    }

    /// What stands in a chain instead of its person.
    static String chainId(Vault vault, long pageId, String psid) {
        return vault.keyedHash("consent-chain", pageId + "|" + psid);
    }

    private Map<ChainKey, Chain> chains(Collection<ChainKey> keys) {
        Columns<ChainKey> rows = Columns.of(keys);
        Map<ChainKey, Chain> chains = new HashMap<>();
        statements
                .list("""
                        select chain.page_id, chain.chain_id, chain.person_key, chain.readable_from,
                               chain.length, encode(chain.head, 'hex') as head
                          from unnest(?::bigint[], ?::text[]) as asked (page_id, chain_id)
                          join consent_chain as chain using (page_id, chain_id)
                        """, ConsentLedger::chain, rows.numbers(ChainKey::pageId), rows.texts(ChainKey::chainId))
                .forEach(chain -> chains.put(new ChainKey(chain.pageId(), chain.chainId()), chain));
        return chains;
    }

    private void save(Collection<Chain> chains) {
        Columns<Chain> rows = Columns.of(chains);
        statements.update(
                """
                insert into consent_chain (page_id, chain_id, person_key, readable_from, length, head)
                select page_id, chain_id, person_key, readable_from, length, decode(head, 'hex')
                  from unnest(?::bigint[], ?::text[], ?::text[], ?::integer[], ?::integer[], ?::text[])
                    as chain (page_id, chain_id, person_key, readable_from, length, head)
                    on conflict (page_id, chain_id) do update
                   set person_key = excluded.person_key, readable_from = excluded.readable_from,
                       length = excluded.length, head = excluded.head, changed_at = clock_timestamp()
                """,
                rows.numbers(Chain::pageId),
                rows.texts(Chain::chainId),
                rows.texts(Chain::personKey),
                rows.integers(Chain::readableFrom),
                rows.integers(Chain::length),
                rows.texts(Chain::head));
    }

    private void insert(List<Grown> grown) {
        Columns<Grown> rows = Columns.of(grown);
        statements.update(
                """
                insert into consent_ledger (page_id, chain_id, position, body, hash)
                select page_id, chain_id, position, decode(body, 'hex'), decode(hash, 'hex')
                  from unnest(?::bigint[], ?::text[], ?::integer[], ?::text[], ?::text[])
                    as link (page_id, chain_id, position, body, hash)
                """,
                rows.numbers(one -> one.chain().pageId()),
                rows.texts(one -> one.chain().chainId()),
                rows.integers(one -> one.link().position()),
                rows.texts(one -> one.link().body()),
                rows.texts(one -> one.link().hash()));
    }

    private static Chain chain(Row row) {
        return new Chain(
                row.number("page_id"),
                row.text("chain_id"),
                row.textOrNull("person_key"),
                row.integer("readable_from"),
                row.integer("length"),
                row.text("head"));
    }
}
