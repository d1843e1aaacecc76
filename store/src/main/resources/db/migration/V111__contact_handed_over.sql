-- Until when the team has this person at the longest; absent if the bot has them.
alter table contact_summary add column handed_over_until timestamptz;

-- Whoever answers people looks for exactly these few.
create index contact_summary_handed_over on contact_summary (page_id, handed_over_until) where handed_over_until is not null;
