-- Who changed what, in machine time. Only ever appended to: the roles that work here may insert and read.
create table audit (
    audit_id     bigint generated always as identity primary key,
    workspace_id bigint      not null references workspace,
    page_id      bigint,
    at           timestamptz not null default clock_timestamp(),
    actor        text        not null,
    action       text        not null,
    subject      text        not null,
    detail       jsonb       not null default '{}'
);

create index audit_workspace on audit (workspace_id, audit_id desc);

select rytm_protect_by_workspace('audit');

revoke update, delete on audit from rytm_api, rytm_worker;
