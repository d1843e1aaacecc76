-- A walk through a page's whole consent ledger: chain by chain, seal by seal, then over the page's people to tell whose chains are
-- broken. A few thousand rows at a time; the row is how far that has come.
create table consent_check (
    page_id       bigint      not null references page,
    check_id      text        not null check (length(check_id) between 1 and 64),
    asked_by      text        not null,
    asked_name    text        not null,
    -- What there was when it began. It ends with what there is by then.
    total_entries bigint      not null,
    total_seals   integer     not null,
    people        bigint      not null default 0,
    entries       bigint      not null default 0,
    seals         integer     not null default 0,
    faults        bigint      not null default 0,
    stage         text        not null default 'CHAINS' check (stage in ('CHAINS', 'SEALS', 'NAMES', 'DONE')),
    -- The last that was looked at: a chain and its row, a seal, or a person; and the hash on which the next must stand.
    after_id      text        not null default '',
    after_number  integer     not null default 0,
    after_hash    bytea       not null default decode(repeat('00', 32), 'hex') check (length(after_hash) = 32),
    started_at    timestamptz not null default clock_timestamp(),
    finished_at   timestamptz,
    primary key (page_id, check_id),
    check ((finished_at is null) = (stage <> 'DONE'))
);

create unique index consent_check_running on consent_check (page_id) where finished_at is null;
create index consent_check_next on consent_check (started_at) where finished_at is null;

select rytm_protect_by_page('consent_check');

-- Of a ledger that is broken throughout only the first faults are kept.
create table consent_check_fault (
    page_id    bigint  not null,
    check_id   text    not null,
    number     bigint  not null,
    kind       text    not null check (kind in ('ROW', 'END', 'SEAL', 'HEAD')),
    chain_id   text,
    position   integer,
    seal       integer,
    -- Whose chain it is; absent until they are looked for, and if nobody on the page has it.
    contact_id text,
    primary key (page_id, check_id, number),
    foreign key (page_id, check_id) references consent_check on delete cascade
);

select rytm_protect_by_page('consent_check_fault');
