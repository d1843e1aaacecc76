-- What became known about a send when its row no longer stood where the knowledge was expected: an answer that came after the
-- lease, an echo of something that was thought refused. Nothing learned is thrown away; the newest kind of trouble shows here
-- first.
create table send_evidence (
    page_id    bigint      not null,
    send_id    text        not null,
    attempt_id text        not null,
    kind       text        not null check (kind in ('ECHO', 'ANSWER', 'REJECTION')),
    -- '' where none is known, so that the key can hold it.
    message_id text        not null default '',
    contact_id text        not null,
    found      text        not null,
    code       integer,
    subcode    integer,
    at         timestamptz not null,
    stored_at  timestamptz not null default clock_timestamp(),
    primary key (page_id, send_id, attempt_id, kind, message_id)
);

create index send_evidence_recent on send_evidence (stored_at);

select rytm_protect_by_page('send_evidence');
