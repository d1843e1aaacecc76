-- The request that made the change, as its answer named it in X-Request-Id.
alter table audit add column request_id text check (length(request_id) between 1 and 64);
