package dev.rytm.store;

import java.time.Instant;
import java.util.List;

/// The way through a page's seals, by their numbers, in slices of bounded size: one seal may have ten thousand heads.
final class SealWalk {

    private static final int MOST_SEALS = 500;
    private static final int MOST_CHARACTERS = 1_000_000;

    private final Statements statements;

    SealWalk(Statements statements) {
        this.statements = statements;
    }

    record Seal(int number, Instant sealedAt, String heads, String hash) {}

    /// The next seals behind `after`; none: that was the last.
    List<Seal> next(long pageId, int after) {
        return statements.list(
                """
                select number, sealed_at, heads, encode(hash, 'hex') as hash
                  from (select number, sealed_at, heads, hash,
                               sum(octet_length(heads)) over (order by number) - octet_length(heads) as before
                          from (select number, sealed_at, heads, hash
                                  from consent_seal
                                 where page_id = ? and number > ?
                                 order by number
                                 limit ?) as following) as measured
                 where before < ?
                 order by number
                """,
                row -> new Seal(row.integer("number"), row.instant("sealed_at"), row.text("heads"), row.text("hash")),
                pageId,
                after,
                MOST_SEALS,
                MOST_CHARACTERS);
    }
}
