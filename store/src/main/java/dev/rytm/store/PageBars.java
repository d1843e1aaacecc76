package dev.rytm.store;

import dev.rytm.core.policy.Bar;
import dev.rytm.core.policy.Restriction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// What the table `page` knows of Meta's bars: the newest word counts, whenever it arrives, and of two from the same
/// instant the one that arrives later.
///
/// A refusal never makes a bar milder, and says nothing new about a page that is blocked for its policy.
public final class PageBars {

    private final Statements statements;

    PageBars(Statements statements) {
        this.statements = statements;
    }

    /// An answer of Meta at this business instant showed that the page is barred. One call may try it a day later.
    public void refused(long pageId, Restriction restriction, Instant at) {
        statements.update("""
                update page
                   set restriction = case restriction when 'SENDING_BARRED' then restriction else ? end,
                       restricted_at = greatest(restricted_at, ?::timestamptz),
                       trial_from = greatest(restricted_at, ?::timestamptz) + make_interval(secs => ?),
                       trial_by = null,
                       catalog_version = catalog_version + 1
                 where page_id = ?
                   and (lifted_at is null or lifted_at <= ?)
                   and (restriction = 'NONE'
                        or trial_from is not null
                           and (restricted_at < ? or restriction = 'REQUESTS_BARRED' and ? = 'SENDING_BARRED'))
                """, restriction, at, at, (double) Bar.TRIAL_AFTER.toSeconds(), pageId, at, at, restriction);
    }

    /// Meta said that it blocks the page for its policy: no call may try that.
    public void blocked(long pageId, Instant at) {
        statements.update("""
                update page
                   set restriction = 'SENDING_BARRED', restricted_at = ?, trial_from = null, trial_by = null,
                       catalog_version = catalog_version + 1
                 where page_id = ?
                   and (lifted_at is null or lifted_at <= ?)
                   and (restriction <> 'SENDING_BARRED' or trial_from is not null or restricted_at < ?)
                """, at, pageId, at, at);
    }

    /// Meta said that it blocks the page no longer.
    public void unblocked(long pageId, Instant at) {
        statements.update("""
                update page set lifted_at = greatest(lifted_at, ?::timestamptz) where page_id = ?
                """, at, pageId);
        lift("page_id = ? and restricted_at <= ?", pageId, at);
    }

    /// The operator knows that nothing bars the page any more, whatever was said before.
    public void lifted(long pageId, Instant at) {
        statements.update(
                "update page set lifted_at = greatest(lifted_at, restricted_at, ?::timestamptz) where page_id = ?",
                at,
                pageId);
        lift("page_id = ?", pageId);
    }

    private void lift(String which, Object... parameters) {
        statements.update("""
                update page
                   set restriction = 'NONE', restricted_at = null, trial_from = null, trial_by = null,
                       catalog_version = catalog_version + 1
                 where restriction <> 'NONE' and\s""" + which, parameters);
    }

    /// Makes this row the page's trial, if it may be; false if it is somebody else's turn. The caller holds the
    /// page's row for share: of several who do, one gets to change it, and waits until the others are done.
    public boolean takeTrial(long pageId, String sendId, Instant now) {
        return statements.update("""
                        with turn as materialized (
                             select pg_try_advisory_xact_lock(hashtext('rytm_page_trial'), ?::integer) as mine)
                        update page
                           set trial_from = ?, trial_by = ?, catalog_version = catalog_version + 1
                          from turn
                         where turn.mine and page_id = ? and restriction <> 'NONE' and trial_from <= ?
                        """, (int) pageId, now.plus(Bar.TRIAL_AFTER), sendId, pageId, now) > 0;
    }

    /// Meta accepted the call that tried: nothing bars the page.
    public void passed(long pageId, Collection<String> sendIds, Instant at) {
        List<Long> pages =
                statements.list("""
                update page set lifted_at = greatest(lifted_at, ?::timestamptz)
                 where page_id = ? and trial_by = any (?)
                returning page_id
                """, row -> row.number("page_id"), at, pageId, sendIds.toArray(String[]::new));
        pages.forEach(page -> lift("page_id = ?", page));
    }

    /// The call that tried was not made, or its answer says nothing about the bar: the next one may try.
    public void undecided(long pageId, String sendId, Instant at) {
        statements.update("""
                update page set trial_from = ?, trial_by = null, catalog_version = catalog_version + 1
                 where page_id = ? and trial_by = ?
                """, at, pageId, sendId);
    }
}
