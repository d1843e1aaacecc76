-- Machine time: until when somebody is making the call. A paused receiver is asked by a call whose time has not come, so
-- due_at alone does not tell which are being made; it is still set to the same, for servers of the version before.
alter table outbound_call add column leased_until timestamptz;
