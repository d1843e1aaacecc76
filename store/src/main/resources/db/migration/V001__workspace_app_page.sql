-- Who owns what: workspace -> app -> page. A page is the tenant of everything a contact does.

-- Two ways in. The API works as rytm_api, which sees only the workspace named in the transaction; the rooms that
-- carry events and sends through work as rytm_worker, which sees every page. Roles belong to the whole cluster, so
-- they may exist already.
do $$
begin
    create role rytm_api nologin;
exception when duplicate_object or unique_violation then null;
end $$;

do $$
begin
    create role rytm_worker nologin;
exception when duplicate_object or unique_violation then null;
end $$;

do $$
begin
    execute format('grant rytm_api, rytm_worker to %I', current_user);
exception when others then
    -- Two databases of one cluster that migrate at once race for the same catalog row; the other one granted it.
    if not pg_has_role(current_user, 'rytm_api', 'member') then
        raise;
    end if;
end $$;

do $$
begin
    execute format('grant usage on schema %I to rytm_api, rytm_worker', current_schema());
    execute format(
        'alter default privileges in schema %I grant select, insert, update, delete on tables to rytm_api, rytm_worker',
        current_schema());
    execute format(
        'alter default privileges in schema %I grant usage, select on sequences to rytm_api, rytm_worker',
        current_schema());
end $$;

-- The pages of the transaction's workspace, as the API announced them; empty when it announced nothing.
create function rytm_pages() returns bigint[]
    language sql stable parallel safe
    return coalesce(string_to_array(nullif(current_setting('rytm.pages', true), ''), ',')::bigint[], '{}');

create function rytm_workspace() returns bigint
    language sql stable parallel safe
    return nullif(current_setting('rytm.workspace', true), '')::bigint;

-- Every migration that makes a table with a page_id calls this once for it: `select rytm_protect_by_page('consent');`
create function rytm_protect_by_page(protected regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', protected);
    execute format('create policy api on %s for all to rytm_api using (page_id = any (rytm_pages()))', protected);
    execute format('create policy worker on %s for all to rytm_worker using (true)', protected);
end $$;

-- The same for a table that hangs on the workspace instead of a page.
create function rytm_protect_by_workspace(protected regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', protected);
    execute format('create policy api on %s for all to rytm_api using (workspace_id = rytm_workspace())', protected);
    execute format('create policy worker on %s for all to rytm_worker using (true)', protected);
end $$;

create table workspace (
    workspace_id bigint generated always as identity primary key,
    name         text        not null check (length(name) between 1 and 100),
    -- The workspace's brake: nothing is sent from any of its pages.
    paused       boolean     not null default false,
    created_at   timestamptz not null default now()
);

-- A Meta app, whose secret signs webhooks and calls. Both secrets are Vault ciphertext, never plain text.
create table app (
    app_id       bigint generated always as identity primary key,
    workspace_id bigint      not null references workspace,
    meta_app_id  text        not null check (meta_app_id ~ '^[0-9]{1,32}$'),
    name         text        not null check (length(name) between 1 and 100),
    secret       bytea       not null,
    verify_token bytea       not null,
    created_at   timestamptz not null default now(),
    unique (workspace_id, meta_app_id),
    unique (workspace_id, app_id)
);

-- A Facebook page that speaks. `catalog_version` grows with every change that decisions depend on, in the
-- transaction of the change.
create table page (
    page_id         bigint generated always as identity primary key,
    workspace_id    bigint      not null references workspace,
    app_id          bigint      not null,
    meta_page_id    text        not null unique check (meta_page_id ~ '^[0-9]{1,32}$'),
    name            text        not null check (length(name) between 1 and 100),
    -- Vault ciphertext.
    access_token    bytea       not null,
    country         text        not null check (country ~ '^[A-Z]{2}$'),
    zone            text        not null,
    rule_pack       text        not null,
    connected_since timestamptz not null,
    connected       boolean     not null default true,
    restriction     text        not null default 'NONE'
                    check (restriction in ('NONE', 'REQUESTS_BARRED', 'SENDING_BARRED')),
    restricted_at   timestamptz,
    paused          boolean     not null default false,
    quiet_from      time,
    quiet_until     time,
    cap_max         integer check (cap_max between 1 and 1000),
    cap_days        integer check (cap_days between 1 and 40),
    stop_words      text[]      not null,
    start_words     text[]      not null,
    default_reply   text,
    catalog_version bigint      not null default 1,
    created_at      timestamptz not null default now(),
    foreign key (workspace_id, app_id) references app (workspace_id, app_id),
    unique (workspace_id, page_id),
    check ((quiet_from is null) = (quiet_until is null)),
    check ((cap_max is null) = (cap_days is null)),
    check ((restriction = 'NONE') = (restricted_at is null))
);

select rytm_protect_by_workspace('app');
select rytm_protect_by_workspace('page');

alter table workspace enable row level security;
create policy api on workspace for all to rytm_api using (workspace_id = rytm_workspace());
create policy worker on workspace for all to rytm_worker using (true);
