-- The workspace that `./rytm` furnishes: a link alone signs in to it, as long as nobody but this machine reaches us.
alter table workspace add column demo boolean not null default false;
revoke update on workspace from rytm_api;
grant update (name, paused) on workspace to rytm_api;
