package dev.rytm.store;

import dev.rytm.store.ChainWalk.Link;
import dev.rytm.store.ChainWalk.Part;
import dev.rytm.store.ChainWalk.Place;
import dev.rytm.store.ledger.LedgerLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A page's consent ledger as the lines of its file, a slice at a time, so that nobody has to hold all of it.
public final class ConsentExport {

    private static final int ROWS = 2_000;
    private static final int PEOPLE = 5_000;

    private final Statements statements;
    private final Vault vault;

    ConsentExport(Statements statements, Vault vault) {
        this.statements = statements;
        this.vault = vault;
    }

    /// Where a slice ends: behind that row of that chain, of which it was told that it has `length` rows.
    public record Cursor(String chainId, int position, int length) {

        public static final Cursor START = new Cursor("", 0, 0);
    }

    /// Lines, and where the next begin; absent at the end.
    public record Slice<C>(List<LedgerLine> lines, @Nullable C next) {

        public Slice {
            lines = List.copyOf(lines);
        }
    }

    /// Chains and their entries. What a chain gains after its line was written is left out.
    public Slice<Cursor> chains(long pageId, Cursor after) {
        List<Part> parts = new ChainWalk(statements).next(pageId, new Place(after.chainId(), after.position()), ROWS);
        List<LedgerLine> lines = new ArrayList<>();
        Cursor cursor = after;
        for (Part part : parts) {
            Optional<String> key = Optional.ofNullable(part.chain()).flatMap(chain -> chain.openKey(vault));
            boolean begins = !part.chainId().equals(cursor.chainId());
            int now = part.chain() == null ? 0 : part.chain().length();
            int told = begins ? now : cursor.length();
            if (begins) {
                lines.add(line(part, key));
            }
            part.links().stream()
                    .filter(link -> link.position() <= told || link.position() > now)
                    .forEach(link -> lines.add(line(part, link, key)));
            cursor = new Cursor(part.chainId(), part.isLast() ? Place.END : last(part, cursor), told);
        }
        return new Slice<>(lines, parts.isEmpty() ? null : cursor);
    }

    private static int last(Part part, Cursor before) {
        return part.links().isEmpty()
                ? before.position()
                : part.links().getLast().position();
    }

    private static LedgerLine.Chain line(Part part, Optional<String> key) {
        Chain chain = part.chain();
        return chain == null
                ? new LedgerLine.Chain(part.chainId(), null, null, null, null)
                : new LedgerLine.Chain(
                        part.chainId(),
                        chain.length(),
                        chain.head(),
                        key.orElse(null),
                        key.isPresent() ? chain.readableFrom() : null);
    }

    private static LedgerLine.Entry line(Part part, Link link, Optional<String> key) {
        Chain chain = part.chain();
        Optional<Map<String, Object>> change = chain == null || link.position() < chain.readableFrom()
                ? Optional.empty()
                : key.flatMap(one -> LedgerText.open(one, chain.pageId(), part.chainId(), link.position(), link.body()))
                        .map(LedgerLine::tree);
        return new LedgerLine.Entry(part.chainId(), link.position(), change.orElse(null), link.body(), link.hash());
    }

    /// What the database's clock says as a file is begun.
    public Instant now() {
        return statements.one("select clock_timestamp() as now", row -> row.instant("now"));
    }

    /// Whose chains they are, of everybody who was not forgotten and whose chain was there when the file was
    /// `begun`: a later one may lie behind where chains were read. A chain bears a keyed hash, so
    /// everybody is hashed.
    public Slice<String> persons(long pageId, String after, Instant begun) {
        List<String> people = statements.list(
                "select contact_id from contact where page_id = ? and contact_id > ? order by contact_id limit ?",
                row -> row.text("contact_id"),
                pageId,
                after,
                PEOPLE);
        List<LedgerLine.Person> persons = people.stream()
                .map(contact -> new LedgerLine.Person(contact, ConsentLedger.chainId(vault, pageId, contact)))
                .toList();
        Set<String> readable = new HashSet<>(statements.list(
                """
                select chain_id from consent_chain join consent_ledger as entry using (page_id, chain_id)
                 where page_id = ? and chain_id = any (?) and person_key is not null
                   and entry.position = 1 and entry.recorded_at < ?
                """,
                row -> row.text("chain_id"),
                pageId,
                persons.stream().map(LedgerLine.Person::chain).toArray(String[]::new),
                begun));
        List<LedgerLine> lines = new ArrayList<>(persons);
        lines.removeIf(line -> !(line instanceof LedgerLine.Person person && readable.contains(person.chain())));
        return new Slice<>(lines, people.isEmpty() ? null : people.getLast());
    }

    /// The seals up to number `last`: later ones may have seen rows that the file has not.
    public Slice<Integer> seals(long pageId, int after, int last) {
        List<SealWalk.Seal> seals = new SealWalk(statements).next(pageId, after);
        List<LedgerLine> lines = new ArrayList<>();
        for (SealWalk.Seal seal : seals) {
            if (seal.number() <= last) {
                lines.add(new LedgerLine.Seal(seal.number(), seal.sealedAt(), seal.heads(), seal.hash()));
            }
        }
        return new Slice<>(lines, lines.isEmpty() ? null : seals.getLast().number());
    }
}
