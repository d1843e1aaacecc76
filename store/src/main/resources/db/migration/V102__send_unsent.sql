-- A person's timeline finds their sends by the partial indexes that sending needs anyway; this one covers the rest, what was refused
-- or failed. Nothing else writes it, so a send that goes out costs the same as before.
create index send_unsent on send (page_id, contact_id) where not counts and not waiting;
