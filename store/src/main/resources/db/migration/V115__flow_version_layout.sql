-- How a version was drawn, so that it can be shown and brought back as its author saw it; what its author wrote about
-- the change; and how whoever published it was called then, as members and keys go and the version stays.
alter table flow_version
    add column layout            jsonb,
    add column note              text check (length(note) between 1 and 500),
    add column published_by_name text check (length(published_by_name) between 1 and 100);
