package dev.rytm.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The way through all chains of a page, by their ids and each from its first row on, in slices of bounded size.
final class ChainWalk {

    private static final String LINES = """
            with chain as materialized (
                 select chain_id, person_key, readable_from, length, encode(head, 'hex') as head
                   from consent_chain
                  where page_id = ? and chain_id %1$s ?
                  order by chain_id
                  limit ?),
            link as materialized (
                 select chain_id, position, encode(body, 'hex') as body, encode(hash, 'hex') as hash
                   from consent_ledger
                  where page_id = ? and chain_id %1$s ? and (chain_id, position) > (?, ?)
                  order by chain_id, position
                  limit ?)
            select chain_id, null::integer as position, null as body, null as hash,
                   person_key, readable_from, length, head
              from chain
             union all
            select chain_id, position, body, hash, null, null, null, null
              from link
             order by chain_id, position nulls first
            """;

    private static final String FROM_A_CHAIN_ON = LINES.formatted(">=");
    private static final String OF_A_CHAIN = LINES.formatted("=");

    private final Statements statements;

    ChainWalk(Statements statements) {
        this.statements = statements;
    }

    /// How far somebody has come: in that chain, behind that row.
    record Place(String chainId, int position) {

        static final Place START = new Place("", 0);

        /// Behind every row.
        static final int END = Integer.MAX_VALUE;

        /// Behind the chain, whatever is added to it.
        static Place behind(String chainId) {
            return new Place(chainId, END);
        }

        private boolean isBehind(String chain) {
            return position == END && chainId.equals(chain);
        }
    }

    record Link(int position, String body, String hash) {}

    /// The next rows of a chain. `chain` is its head as it was when the rows were read, absent if there is none, and
    /// `isLast` says whether these are the last rows up to there.
    record Part(String chainId, @Nullable Chain chain, List<Link> links, boolean isLast) {

        Part {
            links = List.copyOf(links);
        }
    }

    private record Line(
            String chainId, @Nullable Chain chain, @Nullable Link link) {}

    /// The next `rows` rows and heads, or none at the end of the walk. Heads and rows are of one instant, so a chain
    /// that grows meanwhile is whole all the same.
    List<Part> next(long pageId, Place after, int rows) {
        List<Line> lines = lines(FROM_A_CHAIN_ON, pageId, after, rows);
        String lastLink =
                last(lines.stream().filter(line -> line.link() != null).toList(), rows);
        String lastChain =
                last(lines.stream().filter(line -> line.chain() != null).toList(), rows);
        Map<String, List<Line>> chains = new LinkedHashMap<>();
        lines.forEach(line ->
                chains.computeIfAbsent(line.chainId(), _ -> new ArrayList<>()).add(line));
        List<Part> parts = new ArrayList<>();
        for (Map.Entry<String, List<Line>> chain : chains.entrySet()) {
            String id = chain.getKey();
            if (!after.isBehind(id)) {
                parts.add(part(id, chain.getValue(), !id.equals(lastLink)));
            }
            if (id.equals(lastLink) || id.equals(lastChain)) {
                break;
            }
        }
        return parts;
    }

    /// All of one chain, if there is anything of it.
    Optional<Part> whole(long pageId, String chainId) {
        List<Line> lines = lines(OF_A_CHAIN, pageId, new Place(chainId, 0), Integer.MAX_VALUE);
        return lines.isEmpty() ? Optional.empty() : Optional.of(part(chainId, lines, true));
    }

    /// The chain of the last line if there may be more lines than these.
    private static @Nullable String last(List<Line> lines, int rows) {
        return lines.size() < rows ? null : lines.getLast().chainId();
    }

    private static Part part(String id, List<Line> lines, boolean isLast) {
        Chain chain = null;
        List<Link> links = new ArrayList<>();
        for (Line line : lines) {
            if (line.link() != null) {
                links.add(line.link());
            } else {
                chain = line.chain();
            }
        }
        return new Part(id, chain, links, isLast);
    }

    private List<Line> lines(String sql, long pageId, Place after, int rows) {
        return statements.list(
                sql,
                row -> line(row, pageId),
                pageId,
                after.chainId(),
                rows,
                pageId,
                after.chainId(),
                after.chainId(),
                after.position(),
                rows);
    }

    private static Line line(Row row, long pageId) {
        String id = row.text("chain_id");
        Integer position = row.integerOrNull("position");
        return position == null
                ? new Line(
                        id,
                        new Chain(
                                pageId,
                                id,
                                row.textOrNull("person_key"),
                                row.integer("readable_from"),
                                row.integer("length"),
                                row.text("head")),
                        null)
                : new Line(id, null, new Link(position, row.text("body"), row.text("hash")));
    }
}
