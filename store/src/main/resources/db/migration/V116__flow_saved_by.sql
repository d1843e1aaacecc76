-- Who saved the draft last, and how they were called then: a second editor is told by whom.
alter table flow
    add column draft_saved_by      text,
    add column draft_saved_by_name text check (length(draft_saved_by_name) between 1 and 100);
