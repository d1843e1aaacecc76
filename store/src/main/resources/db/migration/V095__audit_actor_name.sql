-- How whoever made the change was called then: members and keys go, and the log stays.
alter table audit add column actor_name text check (length(actor_name) between 1 and 100);
