-- What lists and segments ask about people, in rows so narrow that a scan of a million of them is quick.
--
-- `contact` holds the whole person and is written at every event and every send. Indexes on it would cost each of those writes;
-- here a row changes only when what it tells has changed, and a send changes nothing of it. Written with `contact`, in the same
-- transaction, and by nobody else.
create extension if not exists btree_gin;

-- A name as people search and sort it: without case and accents.
create function rytm_folded(name text) returns text
    language sql immutable parallel safe strict
    return lower(translate(regexp_replace(normalize(name, nfd), '[\u0300-\u036f]+', '', 'g'), 'łŁøØđĐ', 'lLoOdD'));

-- Its words: what stands between spaces and ASCII punctuation, so that a word needs no quoting in a search.
create function rytm_words(name text) returns text[]
    language sql immutable parallel safe strict
    return array(
        select word from regexp_split_to_table(rytm_folded(name), '[\s!-/:-@\[-`{-~]+') as word where word <> '');

create table contact_summary (
    page_id             bigint      not null,
    contact_id          text        not null,
    first_name          text,
    last_name           text,
    standing            text        not null default 'NORMAL',
    created_at          timestamptz not null,
    last_interaction_at timestamptz,
    tags                text[]      not null default '{}',
    -- The sequences that the person is in.
    sequences           text[]      not null default '{}',
    fields              jsonb       not null default '{}',
    -- {"topic": "ACTIVE"}, as stored: one whose end has come is EXPIRED only after its timer was heard.
    consent_states      jsonb       not null default '{}',
    -- {"OPTED_IN topic": 1654084800000000, "ENDS topic": ...}, in microseconds since 1970.
    consent_moments     jsonb       not null default '{}',
    -- A day instead of an instant, so that of a day's events only the first moves an index.
    active_on           date        not null generated always as
                        (coalesce((last_interaction_at at time zone 'UTC')::date, '-infinity'::date)) stored,
    -- Who has no name comes after everybody whose name is in Latin letters.
    sort_name           text        collate "C" not null generated always as
                        (coalesce(nullif(btrim(rytm_folded(coalesce(last_name, '') || ' ' || coalesce(first_name, ''))), ''), '~')) stored,
    name_words          tsvector    not null generated always as
                        (array_to_tsvector(rytm_words(coalesce(first_name, '') || ' ' || coalesce(last_name, '')))) stored,
    primary key (page_id, contact_id),
    foreign key (page_id, contact_id) references contact (page_id, contact_id)
) with (fillfactor = 80);

-- One index for all that is looked for by equality; the page leads, or a tag of every page would be read.
create index contact_summary_terms on contact_summary using gin (
    page_id, tags, sequences, fields jsonb_path_ops, consent_states jsonb_path_ops, name_words);

create index contact_summary_activity on contact_summary (page_id, active_on, contact_id);
create index contact_summary_name on contact_summary (page_id, sort_name, contact_id);

-- Row-level security would keep PostgreSQL from these indexes, and from the statistics of arrays and documents: it looks into them
-- only after the policy has been asked of each row. So who acts for a workspace has no right to this table at all; the one class
-- that searches it becomes rytm_worker after it has held the page against the workspace's own.
revoke all on contact_summary from rytm_api;

insert into contact_summary (page_id, contact_id, first_name, last_name, standing, created_at, last_interaction_at, tags,
                             sequences, fields, consent_states, consent_moments)
select c.page_id, c.contact_id, c.first_name, c.last_name, c.standing, c.created_at, c.last_interaction_at, c.tags,
       array(select distinct e.value ->> 'sequence' from jsonb_each(c.state::jsonb -> 'enrolments') as e order by 1),
       c.fields,
       coalesce((select jsonb_object_agg(s.topic_id, s.status) from consent s
                  where s.page_id = c.page_id and s.contact_id = c.contact_id), '{}'),
       coalesce((select jsonb_object_agg(moment.name || ' ' || s.topic_id, (extract(epoch from moment.at) * 1000000)::bigint)
                   from consent s
                  cross join lateral (values
                        ('OPTED_IN', s.opted_in_at),
                        ('ENDS', s.expires_at),
                        ('STOPPED', case when s.status = 'STOPPED' then s.changed_at end),
                        ('RESUMED', case when s.status = 'ACTIVE' then (
                            select max((mark ->> 'at')::timestamptz)
                              from jsonb_array_elements(c.state::jsonb -> 'consents' -> s.topic_id -> 'marks') as mark
                             where mark ->> 'kind' in ('RESUMED', 'RESUMED_HERE')) end)) as moment (name, at)
                  where s.page_id = c.page_id and s.contact_id = c.contact_id and moment.at is not null), '{}')
  from contact c;

-- Nobody looks for people in `contact` any more.
drop index contact_tags;
drop index contact_fields;
