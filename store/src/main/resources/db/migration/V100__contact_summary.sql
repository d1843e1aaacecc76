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
    -- {"topic": {"OPTED_IN": 1654084800000000, "ENDS": ...}}, in microseconds since 1970.
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

select rytm_protect_by_page('contact_summary');

insert into contact_summary (page_id, contact_id, first_name, last_name, standing, created_at, last_interaction_at, tags,
                             sequences, fields, consent_states, consent_moments)
select c.page_id, c.contact_id, c.first_name, c.last_name, c.standing, c.created_at, c.last_interaction_at, c.tags,
       array(select distinct e.value ->> 'sequence' from jsonb_each(c.state::jsonb -> 'enrolments') as e order by 1),
       c.fields,
       coalesce((select jsonb_object_agg(s.topic_id, s.status) from consent s
                  where s.page_id = c.page_id and s.contact_id = c.contact_id), '{}'),
       coalesce((select jsonb_object_agg(s.topic_id, jsonb_strip_nulls(jsonb_build_object(
                            'OPTED_IN', (extract(epoch from s.opted_in_at) * 1000000)::bigint,
                            'ENDS', (extract(epoch from s.expires_at) * 1000000)::bigint,
                            'STOPPED', case when s.status = 'STOPPED'
                                            then (extract(epoch from s.changed_at) * 1000000)::bigint end,
                            'RESUMED', case when s.status = 'ACTIVE' then (
                                select (extract(epoch from max((mark ->> 'at')::timestamptz)) * 1000000)::bigint
                                  from jsonb_array_elements(c.state::jsonb -> 'consents' -> s.topic_id -> 'marks') as mark
                                 where mark ->> 'kind' in ('RESUMED', 'RESUMED_HERE')) end)))
                   from consent s
                  where s.page_id = c.page_id and s.contact_id = c.contact_id), '{}')
  from contact c;

-- Nobody looks for people in `contact` any more.
drop index contact_tags;
drop index contact_fields;
