-- How what was changed was called then: flows, members and keys go, and the log stays. What people on a page are called
-- is never kept here.
alter table audit add column subject_name text check (length(subject_name) between 1 and 255);
