-- When somebody last proved in this session that it is them: what could hand everything over asks for it anew.
alter table session add column proven_at timestamptz not null default clock_timestamp();
