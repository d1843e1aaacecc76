package dev.rytm.store;

import dev.rytm.core.TeamNotice;
import dev.rytm.store.ChainWalk.Part;
import dev.rytm.store.ChainWalk.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks of whole consent ledgers: every chain of a page from its first row to its head, every
/// seal, every sealed head.
public final class ConsentChecks {

    /// Rows that one transaction follows.
    static final int ROWS = 2_000;

    /// Of a ledger that is wrong throughout, more would help nobody.
    public static final int MOST_FAULTS = 100;

    private static final int PEOPLE = 10_000;

    private final Statements statements;
    private final Vault vault;

    ConsentChecks(Statements statements, Vault vault) {
        this.statements = statements;
        this.vault = vault;
    }

    /// What a check is looking at.
    public enum Stage {
        CHAINS,
        SEALS,
        /// The people whose chains are broken are looked for.
        NAMES,
        DONE
    }

    /// Who asked for a check, and how they were called then.
    public record Asker(String actor, String name) {}

    /// How much was looked at, of how much there was when it began. There may be more of both by the end.
    public record Progress(long people, long entries, int seals, long totalEntries, int totalSeals) {}

    /// A check and how far it has come. `faults` counts all, also those that are not kept.
    public record Check(
            String id,
            Asker asker,
            Stage stage,
            Progress progress,
            long faults,
            Instant startedAt,
            @Nullable Instant finishedAt) {}

    /// A fault, and whose chain it is in, if anybody on the page has it.
    public record Found(LedgerFault fault, @Nullable String contact) {}

    private record Run(long pageId, String id, Stage stage, long faults, String afterId, int after, String hash) {

        Run in(Stage next) {
            return new Run(pageId, id, next, faults, "", 0, LedgerHash.NOTHING);
        }

        Run behind(String newId, int newNumber, String newHash) {
            return new Run(pageId, id, stage, faults, newId, newNumber, newHash);
        }
    }

    private record Counted(int people, int entries, int seals, List<LedgerFault> faults) {

        static final Counted NOTHING = new Counted(0, 0, 0, List.of());
    }

    /// The last `most`, the newest first.
    public List<Check> list(long pageId, int most) {
        return statements.list("""
                select check_id, asked_by, asked_name, stage, people, entries, seals, total_entries, total_seals, faults,
                       started_at, finished_at
                  from consent_check
                 where page_id = ?
                 order by started_at desc, check_id
                 limit ?
                """, ConsentChecks::check, pageId, most);
    }

    /// The first faults that each of a page's last checks found, in the order in which they were found.
    public Map<String, List<Found>> faults(long pageId, List<Check> checks) {
        Map<String, List<Found>> faults = new HashMap<>();
        statements.list(
                """
                select check_id, kind, chain_id, position, seal, contact_id
                  from consent_check_fault
                 where page_id = ? and check_id = any (?)
                 order by check_id, number
                """,
                row -> faults.computeIfAbsent(row.text("check_id"), _ -> new ArrayList<>())
                        .add(found(row)),
                pageId,
                checks.stream().map(Check::id).toArray(String[]::new));
        return faults;
    }

    /// Fails as a duplicate while another check of the page goes on.
    public void begin(long pageId, String id, Asker asker) {
        ConsentSeals.Figures figures = new ConsentSeals(statements).figures(pageId);
        statements.update("""
                insert into consent_check (page_id, check_id, asked_by, asked_name, total_entries, total_seals)
                values (?, ?, ?, ?, ?, ?)
                """, pageId, id, asker.actor(), asker.name(), figures.entries(), figures.seals());
        changed(pageId);
    }

    /// Follows the next rows of the oldest check that nobody works on; false if there is none. Of faults the team of
    /// the page is told, at the business instant `now`.
    public boolean advance(Instant now) {
        Optional<Run> run = statements.first("""
                select page_id, check_id, stage, faults, after_id, after_number, encode(after_hash, 'hex') as after_hash
                  from consent_check
                 where finished_at is null
                 order by started_at
                 limit 1
                   for update skip locked
                """, ConsentChecks::run);
        run.ifPresent(found -> {
            switch (found.stage()) {
                case CHAINS -> followChains(found);
                case SEALS -> followSeals(found, now);
                case NAMES -> findPeople(found, now);
                case DONE -> throw new IllegalStateException("check " + found.id() + " goes on after its end");
            }
        });
        return run.isPresent();
    }

    private void followChains(Run run) {
        ChainCheck check = new ChainCheck(run.pageId(), new Place(run.afterId(), run.after()), run.hash());
        List<Part> parts = new ChainWalk(statements).next(run.pageId(), check.place(), ROWS);
        parts.forEach(check::follow);
        Place place = check.place();
        remember(
                parts.isEmpty() ? run.in(Stage.SEALS) : run.behind(place.chainId(), place.position(), check.hash()),
                new Counted(check.people(), check.entries(), 0, check.faults()));
    }

    private void followSeals(Run run, Instant now) {
        SealCheck.Followed followed = new SealCheck(statements, run.pageId()).follow(run.after(), run.hash());
        if (followed.seals() > 0) {
            remember(
                    run.behind("", followed.number(), followed.hash()),
                    new Counted(0, 0, followed.seals(), followed.faults()));
        } else if (run.faults() > 0) {
            remember(run.in(Stage.NAMES), Counted.NOTHING);
        } else {
            end(run, now);
        }
    }

    /// A chain bears a keyed hash in place of its person, so whose it is is found by hashing everybody.
    private void findPeople(Run run, Instant now) {
        List<String> people = statements.list("""
                select contact_id from contact
                 where page_id = ? and contact_id > ? and standing <> 'ERASED'
                 order by contact_id
                 limit ?
                """, row -> row.text("contact_id"), run.pageId(), run.afterId(), PEOPLE);
        Columns<String> rows = Columns.of(people);
        statements.update(
                """
                update consent_check_fault
                   set contact_id = known.contact_id
                  from unnest(?::text[], ?::text[]) as known (contact_id, chain_id)
                 where consent_check_fault.page_id = ? and consent_check_fault.check_id = ?
                   and consent_check_fault.chain_id = known.chain_id
                """,
                rows.texts(one -> one),
                rows.texts(one -> ConsentLedger.chainId(vault, run.pageId(), one)),
                run.pageId(),
                run.id());
        if (people.isEmpty()) {
            end(run, now);
        } else {
            remember(run.behind(people.getLast(), 0, run.hash()), Counted.NOTHING);
        }
    }

    private void end(Run run, Instant now) {
        remember(run.in(Stage.DONE), Counted.NOTHING);
        if (run.faults() > 0) {
            new TeamNotices(statements)
                    .append(run.pageId(), new TeamNotice(TeamNotice.Kind.LEDGER_BROKEN, null, null, null), now);
        }
    }

    private void remember(Run run, Counted counted) {
        keep(run, counted.faults());
        statements.update(
                """
                update consent_check
                   set stage = ?, after_id = ?, after_number = ?, after_hash = decode(?, 'hex'),
                       people = people + ?, entries = entries + ?, seals = seals + ?, faults = faults + ?,
                       finished_at = case when ? then clock_timestamp() end
                 where page_id = ? and check_id = ?
                """,
                run.stage(),
                run.afterId(),
                run.after(),
                run.hash(),
                counted.people(),
                counted.entries(),
                counted.seals(),
                counted.faults().size(),
                run.stage() == Stage.DONE,
                run.pageId(),
                run.id());
        changed(run.pageId());
    }

    private void keep(Run run, List<LedgerFault> faults) {
        List<LedgerFault> kept =
                faults.stream().limit(Math.max(0, MOST_FAULTS - run.faults())).toList();
        if (kept.isEmpty()) {
            return;
        }
        Columns<LedgerFault> rows = Columns.of(kept);
        statements.update(
                """
                insert into consent_check_fault (page_id, check_id, number, kind, chain_id, position, seal)
                select ?, ?, ? + place, kind, chain_id, position, seal
                  from unnest(?::text[], ?::text[], ?::integer[], ?::integer[]) with ordinality
                    as fault (kind, chain_id, position, seal, place)
                """,
                run.pageId(),
                run.id(),
                run.faults(),
                rows.texts(fault -> fault.kind().name()),
                rows.texts(LedgerFault::chainId),
                rows.integers(LedgerFault::position),
                rows.integers(LedgerFault::seal));
    }

    private void changed(long pageId) {
        statements.changes().of(pageId, Watched.LEDGER_CHECKS);
    }

    private static Run run(Row row) {
        return new Run(
                row.number("page_id"),
                row.text("check_id"),
                Stage.valueOf(row.text("stage")),
                row.number("faults"),
                row.text("after_id"),
                row.integer("after_number"),
                row.text("after_hash"));
    }

    private static Check check(Row row) {
        return new Check(
                row.text("check_id"),
                new Asker(row.text("asked_by"), row.text("asked_name")),
                Stage.valueOf(row.text("stage")),
                new Progress(
                        row.number("people"),
                        row.number("entries"),
                        row.integer("seals"),
                        row.number("total_entries"),
                        row.integer("total_seals")),
                row.number("faults"),
                row.instant("started_at"),
                row.instantOrNull("finished_at"));
    }

    private static Found found(Row row) {
        return new Found(
                new LedgerFault(
                        LedgerFault.Kind.valueOf(row.text("kind")),
                        row.textOrNull("chain_id"),
                        row.integerOrNull("position"),
                        row.integerOrNull("seal")),
                row.textOrNull("contact_id"));
    }
}
