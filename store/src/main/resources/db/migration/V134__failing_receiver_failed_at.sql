-- When the last call failed, so that trouble of long ago is not counted with that of today. Machine time.
alter table failing_receiver add column failed_at timestamptz not null default clock_timestamp();
