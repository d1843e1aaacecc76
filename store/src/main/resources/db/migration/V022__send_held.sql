-- Rows that a brake holds: found when it is lifted, without looking at any other.
create index send_held on send (page_id, held_version) where held is not null;
