-- What Meta says about a page comes late and out of order: an older word must not undo a newer one. `restricted_at` is the
-- instant of the word that bars; `lifted_at` that of the newest word that lifted a bar, kept while nothing bars.
--
-- A bar that an answer told may be tried by one call: from `trial_from` on, by whichever row takes the turn, then named by
-- `trial_by`. Null: the page is blocked for its policy, or nothing bars it. All business time.
alter table page
    add column lifted_at  timestamptz,
    add column trial_from timestamptz,
    add column trial_by   text;
