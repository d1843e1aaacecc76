-- The whole schema, written by SchemaIT from the database that the migrations make. Read this first; change a
-- migration, never this file.

create table api_key (
    key_id text not null,
    workspace_id bigint,
    name text not null,
    hash bytea not null,
    scopes text[] not null,
    created_at timestamp with time zone not null default now(),
    revoked_at timestamp with time zone,
    expires_at timestamp with time zone not null default (clock_timestamp() + '1 year'::interval),
    last_used_at timestamp with time zone,
    created_by text,
    PRIMARY KEY (key_id),
    FOREIGN KEY (workspace_id, created_by) REFERENCES membership(workspace_id, member_id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id) ON DELETE CASCADE,
    CHECK ((expires_at > created_at)),
    CHECK ((length(hash) = 32)),
    CHECK ((key_id ~ '^[0-9a-f]{16}$'::text)),
    CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
CREATE INDEX api_key_maker ON public.api_key USING btree (workspace_id, created_by);
CREATE INDEX api_key_workspace ON public.api_key USING btree (workspace_id);
create policy api on api_key to rytm_api using ((workspace_id = rytm_workspace()));
create policy worker on api_key to rytm_worker using (true);

create table app (
    app_id bigint not null generated always as identity,
    workspace_id bigint not null,
    meta_app_id text not null,
    name text not null,
    secret bytea not null,
    verify_token bytea not null,
    created_at timestamp with time zone not null default now(),
    PRIMARY KEY (app_id),
    UNIQUE (workspace_id, app_id),
    UNIQUE (workspace_id, meta_app_id),
    FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
    CHECK ((meta_app_id ~ '^[0-9]{1,32}$'::text)),
    CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
create policy api on app to rytm_api using ((workspace_id = rytm_workspace()));
create policy worker on app to rytm_worker using (true);

create table audit (
    audit_id bigint not null generated always as identity,
    workspace_id bigint not null,
    page_id bigint,
    at timestamp with time zone not null default clock_timestamp(),
    actor text not null,
    action text not null,
    subject text not null,
    detail jsonb not null default '{}'::jsonb,
    request_id text,
    actor_name text,
    subject_name text,
    PRIMARY KEY (audit_id),
    FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
    CHECK (((length(actor_name) >= 1) AND (length(actor_name) <= 100))),
    CHECK (((length(request_id) >= 1) AND (length(request_id) <= 64))),
    CHECK (((length(subject_name) >= 1) AND (length(subject_name) <= 255)))
);
CREATE INDEX audit_workspace ON public.audit USING btree (workspace_id, audit_id DESC);
create policy api on audit to rytm_api using ((workspace_id = rytm_workspace()));
create policy worker on audit to rytm_worker using (true);

create table consent (
    page_id bigint not null,
    contact_id text not null,
    topic_id text not null,
    status text not null,
    frequency text not null,
    zone text not null,
    opted_in_at timestamp with time zone not null,
    expires_at timestamp with time zone,
    changed_at timestamp with time zone not null,
    next_eligible_at timestamp with time zone,
    PRIMARY KEY (page_id, contact_id, topic_id),
    FOREIGN KEY (page_id, contact_id) REFERENCES contact(page_id, contact_id),
    CHECK ((frequency = ANY (ARRAY['DAILY'::text, 'WEEKLY'::text, 'MONTHLY'::text]))),
    CHECK ((status = ANY (ARRAY['ACTIVE'::text, 'STOPPED'::text, 'EXPIRED'::text, 'REVOKED'::text])))
);
CREATE INDEX consent_by_topic ON public.consent USING btree (page_id, topic_id, status);
CREATE INDEX consent_changed ON public.consent USING btree (page_id, changed_at);
create policy api on consent to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on consent to rytm_worker using (true);

create table consent_chain (
    page_id bigint not null,
    chain_id text not null,
    person_key text,
    length integer not null,
    head bytea not null,
    changed_at timestamp with time zone not null default clock_timestamp(),
    sealed_length integer not null default 0,
    readable_from integer not null default 1,
    PRIMARY KEY (page_id, chain_id),
    CHECK ((length(chain_id) = 64)),
    CHECK ((length(head) = 32)),
    CHECK ((length > 0)),
    CHECK ((readable_from > 0))
);
CREATE INDEX consent_chain_changed ON public.consent_chain USING btree (page_id, changed_at);
CREATE INDEX consent_chain_unsealed ON public.consent_chain USING btree (page_id) WHERE (sealed_length < length);
create policy api on consent_chain to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on consent_chain to rytm_worker using (true);

create table consent_check (
    page_id bigint not null,
    check_id text not null,
    asked_by text not null,
    asked_name text not null,
    total_entries bigint not null,
    total_seals integer not null,
    people bigint not null default 0,
    entries bigint not null default 0,
    seals integer not null default 0,
    faults bigint not null default 0,
    stage text not null default 'CHAINS'::text,
    after_id text not null default ''::text,
    after_number integer not null default 0,
    after_hash bytea not null default decode(repeat('00'::text, 32), 'hex'::text),
    started_at timestamp with time zone not null default clock_timestamp(),
    finished_at timestamp with time zone,
    PRIMARY KEY (page_id, check_id),
    FOREIGN KEY (page_id) REFERENCES page(page_id),
    CHECK ((length(after_hash) = 32)),
    CHECK (((finished_at IS NULL) = (stage <> 'DONE'::text))),
    CHECK (((length(check_id) >= 1) AND (length(check_id) <= 64))),
    CHECK ((stage = ANY (ARRAY['CHAINS'::text, 'SEALS'::text, 'NAMES'::text, 'DONE'::text])))
);
CREATE INDEX consent_check_next ON public.consent_check USING btree (started_at) WHERE (finished_at IS NULL);
CREATE UNIQUE INDEX consent_check_running ON public.consent_check USING btree (page_id) WHERE (finished_at IS NULL);
create policy api on consent_check to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on consent_check to rytm_worker using (true);

create table consent_check_fault (
    page_id bigint not null,
    check_id text not null,
    number bigint not null,
    kind text not null,
    chain_id text,
    "position" integer,
    seal integer,
    contact_id text,
    PRIMARY KEY (page_id, check_id, number),
    FOREIGN KEY (page_id, check_id) REFERENCES consent_check(page_id, check_id) ON DELETE CASCADE,
    CHECK ((kind = ANY (ARRAY['ROW'::text, 'END'::text, 'SEAL'::text, 'HEAD'::text])))
);
create policy api on consent_check_fault to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on consent_check_fault to rytm_worker using (true);

create table consent_ledger (
    page_id bigint not null,
    chain_id text not null,
    "position" integer not null,
    body bytea not null,
    hash bytea not null,
    recorded_at timestamp with time zone not null default clock_timestamp(),
    PRIMARY KEY (page_id, chain_id, "position"),
    CHECK ((length(hash) = 32)),
    CHECK (("position" > 0))
);
create policy api on consent_ledger to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on consent_ledger to rytm_worker using (true);

create table consent_milestone (
    page_id bigint not null,
    topic_id text not null,
    milestone text not null,
    contact_id text not null,
    at timestamp with time zone not null,
    PRIMARY KEY (page_id, topic_id, milestone, contact_id),
    FOREIGN KEY (page_id, contact_id) REFERENCES contact(page_id, contact_id),
    CHECK ((milestone = ANY (ARRAY['ASKED'::text, 'RENEWED'::text])))
);
CREATE INDEX consent_milestone_contact ON public.consent_milestone USING btree (page_id, contact_id);
create policy api on consent_milestone to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on consent_milestone to rytm_worker using (true);

create table consent_seal (
    page_id bigint not null,
    number integer not null,
    heads text not null,
    hash bytea not null,
    sealed_at timestamp with time zone not null default clock_timestamp(),
    people bigint,
    entries bigint,
    PRIMARY KEY (page_id, number),
    CHECK ((length(hash) = 32)),
    CHECK ((number > 0))
);
create policy api on consent_seal to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on consent_seal to rytm_worker using (true);

create table contact (
    page_id bigint not null,
    contact_id text not null,
    first_name text,
    last_name text,
    standing text not null default 'NORMAL'::text,
    last_interaction_at timestamp with time zone,
    tags text[] not null default '{}'::text[],
    fields jsonb not null default '{}'::jsonb,
    created_at timestamp with time zone not null,
    revision bigint not null default 0,
    state text,
    PRIMARY KEY (page_id, contact_id),
    CHECK ((contact_id <> ''::text))
);
create policy api on contact to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on contact to rytm_worker using (true);

create table contact_field (
    page_id bigint not null,
    name text not null,
    type text not null,
    PRIMARY KEY (page_id, name),
    FOREIGN KEY (page_id) REFERENCES page(page_id),
    CHECK (((length(name) >= 1) AND (length(name) <= 100))),
    CHECK ((type = ANY (ARRAY['TEXT'::text, 'NUMERIC'::text, 'TRUTH'::text, 'DATE'::text])))
);
create policy api on contact_field to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on contact_field to rytm_worker using (true);

create table contact_import (
    page_id bigint not null,
    import_id text not null,
    name text not null,
    state text not null default 'UPLOADING'::text,
    characters bigint not null default 0,
    plan jsonb,
    headings text[] not null default '{}'::text[],
    total bigint,
    read bigint not null default 0,
    told bigint not null default 0,
    faulty bigint not null default 0,
    asked_at timestamp with time zone,
    created_at timestamp with time zone not null default clock_timestamp(),
    finished_at timestamp with time zone,
    PRIMARY KEY (page_id, import_id),
    FOREIGN KEY (page_id) REFERENCES page(page_id),
    CHECK (((state <> 'RUNNING'::text) OR ((plan IS NOT NULL) AND (total IS NOT NULL) AND (asked_at IS NOT NULL)))),
    CHECK (((length(import_id) >= 1) AND (length(import_id) <= 64))),
    CHECK (((length(name) >= 1) AND (length(name) <= 255))),
    CHECK ((state = ANY (ARRAY['UPLOADING'::text, 'RUNNING'::text, 'DONE'::text, 'CANCELLED'::text])))
);
CREATE INDEX contact_import_next ON public.contact_import USING btree (created_at) WHERE (state = 'RUNNING'::text);
create policy api on contact_import to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on contact_import to rytm_worker using (true);

create table contact_import_fault (
    page_id bigint not null,
    import_id text not null,
    number bigint not null,
    line integer not null,
    place integer,
    kind text not null,
    value text,
    PRIMARY KEY (page_id, import_id, number),
    FOREIGN KEY (page_id, import_id) REFERENCES contact_import(page_id, import_id) ON DELETE CASCADE
);
create policy api on contact_import_fault to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on contact_import_fault to rytm_worker using (true);

create table contact_import_part (
    page_id bigint not null,
    import_id text not null,
    number integer not null,
    text text not null,
    characters integer not null,
    PRIMARY KEY (page_id, import_id, number),
    FOREIGN KEY (page_id, import_id) REFERENCES contact_import(page_id, import_id) ON DELETE CASCADE,
    CHECK (((number >= 0) AND (number <= 99)))
);
create policy api on contact_import_part to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on contact_import_part to rytm_worker using (true);

create table contact_summary (
    page_id bigint not null,
    contact_id text not null,
    first_name text,
    last_name text,
    standing text not null default 'NORMAL'::text,
    created_at timestamp with time zone not null,
    last_interaction_at timestamp with time zone,
    tags text[] not null default '{}'::text[],
    sequences text[] not null default '{}'::text[],
    fields jsonb not null default '{}'::jsonb,
    consent_states jsonb not null default '{}'::jsonb,
    consent_moments jsonb not null default '{}'::jsonb,
    active_on date not null generated always as (COALESCE(((last_interaction_at AT TIME ZONE 'UTC'::text))::date, '-infinity'::date)) stored,
    sort_name text not null generated always as (COALESCE(NULLIF(btrim(rytm_folded(((COALESCE(last_name, ''::text) || ' '::text) || COALESCE(first_name, ''::text)))), ''::text), '~'::text)) stored,
    name_words tsvector not null generated always as (array_to_tsvector(rytm_words(((COALESCE(first_name, ''::text) || ' '::text) || COALESCE(last_name, ''::text))))) stored,
    handed_over_until timestamp with time zone,
    PRIMARY KEY (page_id, contact_id),
    FOREIGN KEY (page_id, contact_id) REFERENCES contact(page_id, contact_id)
);
CREATE INDEX contact_summary_activity ON public.contact_summary USING btree (page_id, active_on, contact_id) INCLUDE (sort_name);
CREATE INDEX contact_summary_handed_over ON public.contact_summary USING btree (page_id, handed_over_until) WHERE (handed_over_until IS NOT NULL);
CREATE INDEX contact_summary_name ON public.contact_summary USING btree (page_id, sort_name, contact_id);
CREATE INDEX contact_summary_terms ON public.contact_summary USING gin (page_id, tags, sequences, fields jsonb_path_ops, consent_states jsonb_path_ops, name_words);

create table decision_note (
    page_id bigint not null,
    contact_id text not null,
    at timestamp with time zone not null,
    number bigint not null default nextval('decision_note_number'::regclass),
    kind text not null,
    parameters jsonb not null,
    PRIMARY KEY (page_id, contact_id, at, number)
) partition by RANGE (at);
create policy api on decision_note to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on decision_note to rytm_worker using (true);

create table entrance (
    page_id bigint not null,
    kind text not null,
    word text not null,
    flow_id text not null,
    PRIMARY KEY (page_id, kind, word),
    FOREIGN KEY (page_id, flow_id) REFERENCES flow(page_id, flow_id),
    CHECK ((kind = ANY (ARRAY['KEYWORD'::text, 'REFERRAL'::text]))),
    CHECK (((length(word) >= 1) AND (length(word) <= 250)))
);
create policy api on entrance to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on entrance to rytm_worker using (true);

create table failing_receiver (
    page_id bigint not null,
    url_hash bigint not null,
    failures bigint not null default 1,
    since timestamp with time zone not null default clock_timestamp(),
    next_at timestamp with time zone,
    failed_at timestamp with time zone not null default clock_timestamp(),
    told_at timestamp with time zone,
    PRIMARY KEY (page_id, url_hash),
    FOREIGN KEY (page_id) REFERENCES page(page_id)
);
create policy api on failing_receiver to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on failing_receiver to rytm_worker using (true);

create table flow (
    page_id bigint not null,
    flow_id text not null,
    name text not null,
    kind text not null,
    draft jsonb not null,
    draft_revision bigint not null default 1,
    draft_saved_at timestamp with time zone not null default now(),
    published_version integer,
    created_at timestamp with time zone not null default now(),
    draft_saved_by text,
    draft_saved_by_name text,
    folder text,
    PRIMARY KEY (page_id, flow_id),
    FOREIGN KEY (page_id) REFERENCES page(page_id),
    CHECK (((length(draft_saved_by_name) >= 1) AND (length(draft_saved_by_name) <= 100))),
    CHECK (((length(flow_id) >= 1) AND (length(flow_id) <= 64))),
    CHECK (((length(folder) >= 1) AND (length(folder) <= 100))),
    CHECK ((kind = ANY (ARRAY['FLOW'::text, 'SUBFLOW'::text]))),
    CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
create policy api on flow to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on flow to rytm_worker using (true);

create table flow_move (
    page_id bigint not null,
    flow_id text not null,
    version integer not null,
    restarts boolean not null,
    after text not null default ''::text,
    told bigint not null default 0,
    begins_at xid8,
    asked_at timestamp with time zone not null,
    started_at timestamp with time zone not null default clock_timestamp(),
    finished_at timestamp with time zone,
    PRIMARY KEY (page_id, flow_id, version),
    FOREIGN KEY (page_id, flow_id, version) REFERENCES flow_version(page_id, flow_id, version) ON DELETE CASCADE
);
CREATE INDEX flow_move_next ON public.flow_move USING btree (started_at) WHERE (finished_at IS NULL);
create policy api on flow_move to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on flow_move to rytm_worker using (true);

create table flow_traffic (
    page_id bigint not null,
    flow_id text not null,
    day date not null,
    kind text not null,
    step_id text not null,
    number bigint not null generated always as identity,
    people bigint not null,
    exit text not null default ''::text,
    PRIMARY KEY (page_id, flow_id, day, kind, step_id, exit, number),
    CHECK (((kind = 'LEFT'::text) = (exit <> ''::text))),
    CHECK ((kind = ANY (ARRAY['PASSED'::text, 'LEFT'::text, 'TAPPED'::text, 'FINISHED'::text]))),
    CHECK ((people > 0))
);
create policy api on flow_traffic to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on flow_traffic to rytm_worker using (true);

create table flow_version (
    page_id bigint not null,
    flow_id text not null,
    version integer not null,
    document jsonb not null,
    published_by text not null,
    published_at timestamp with time zone not null default now(),
    layout jsonb,
    note text,
    published_by_name text,
    PRIMARY KEY (page_id, flow_id, version),
    FOREIGN KEY (page_id, flow_id) REFERENCES flow(page_id, flow_id) ON DELETE CASCADE,
    CHECK (((length(note) >= 1) AND (length(note) <= 500))),
    CHECK (((length(published_by_name) >= 1) AND (length(published_by_name) <= 100))),
    CHECK ((version >= 1))
);
create policy api on flow_version to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on flow_version to rytm_worker using (true);

create table foreign_token (
    page_id bigint not null,
    contact_id text not null,
    token_hash text not null,
    token text not null,
    title text,
    at timestamp with time zone not null,
    PRIMARY KEY (page_id, contact_id, token_hash)
);
create policy api on foreign_token to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on foreign_token to rytm_worker using (true);

create table inbox (
    page_id bigint not null,
    event_at timestamp with time zone not null,
    event_key bytea not null,
    contact_id text not null,
    kind text not null,
    event jsonb not null,
    arrival bigint not null default nextval('inbox_arrival'::regclass),
    arrived_at timestamp with time zone not null default clock_timestamp(),
    attempts integer not null default 0,
    processed_at timestamp with time zone,
    catalog_version bigint,
    parked text,
    stop_word boolean not null default false,
    PRIMARY KEY (page_id, event_at, event_key),
    CHECK ((length(event_key) = 32))
) partition by RANGE (event_at);
CREATE INDEX inbox_oldest ON ONLY public.inbox USING btree (arrival) WHERE ((processed_at IS NULL) AND (parked IS NULL) AND (arrival > 0));
CREATE INDEX inbox_parked ON ONLY public.inbox USING btree (page_id, event_at) WHERE (parked IS NOT NULL);
CREATE INDEX inbox_stops ON ONLY public.inbox USING btree (page_id, contact_id) WHERE ((processed_at IS NULL) AND (stop_word OR (kind = ANY (ARRAY['notifications-stopped'::text, 'stop-asked'::text, 'standing-changed'::text]))));
CREATE INDEX inbox_waiting ON ONLY public.inbox USING btree (page_id, contact_id, event_at, arrival) WHERE ((processed_at IS NULL) AND (parked IS NULL));
create policy api on inbox to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on inbox to rytm_worker using (true);

create table label_edit (
    page_id bigint not null,
    edit_id text not null,
    subject text not null,
    name text not null,
    into_name text,
    people bigint not null,
    told bigint not null default 0,
    after text not null default ''::text,
    asked_at timestamp with time zone not null,
    started_at timestamp with time zone not null default clock_timestamp(),
    finished_at timestamp with time zone,
    PRIMARY KEY (page_id, edit_id),
    FOREIGN KEY (page_id) REFERENCES page(page_id),
    CHECK (((length(edit_id) >= 1) AND (length(edit_id) <= 64))),
    CHECK ((subject = ANY (ARRAY['TAG'::text, 'FIELD'::text])))
);
CREATE INDEX label_edit_next ON public.label_edit USING btree (started_at) WHERE (finished_at IS NULL);
CREATE UNIQUE INDEX label_edit_running ON public.label_edit USING btree (page_id, subject, name) WHERE (finished_at IS NULL);
create policy api on label_edit to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on label_edit to rytm_worker using (true);

create table member (
    member_id text not null,
    email text not null,
    name text not null,
    language text not null,
    password_hash text,
    epoch bigint not null default 1,
    created_at timestamp with time zone not null default clock_timestamp(),
    PRIMARY KEY (member_id),
    UNIQUE (email),
    CHECK (((email = lower(email)) AND ((length(email) >= 3) AND (length(email) <= 254)))),
    CHECK ((language = ANY (ARRAY['pl'::text, 'en'::text]))),
    CHECK ((member_id ~ '^[0-9a-f]{32}$'::text)),
    CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
create policy api on member to rytm_api using ((EXISTS ( SELECT 1
   FROM membership m
  WHERE ((m.member_id = member.member_id) AND (m.workspace_id = rytm_workspace())))));
create policy worker on member to rytm_worker using (true);

create table membership (
    workspace_id bigint not null,
    member_id text not null,
    role text not null,
    created_at timestamp with time zone not null default clock_timestamp(),
    PRIMARY KEY (workspace_id, member_id),
    FOREIGN KEY (member_id) REFERENCES member(member_id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id) ON DELETE CASCADE,
    CHECK ((role = ANY (ARRAY['OWNER'::text, 'ADMIN'::text, 'EDITOR'::text, 'SENDER'::text, 'ANALYST'::text, 'VIEWER'::text])))
);
CREATE INDEX membership_member ON public.membership USING btree (member_id);
create policy api on membership to rytm_api using ((workspace_id = rytm_workspace()));
create policy worker on membership to rytm_worker using (true);

create table name_question (
    page_id bigint not null,
    contact_id text not null,
    attempts integer not null default 0,
    due_at timestamp with time zone not null default clock_timestamp(),
    PRIMARY KEY (page_id, contact_id),
    FOREIGN KEY (page_id) REFERENCES page(page_id)
);
CREATE INDEX name_question_due ON public.name_question USING btree (due_at);
create policy api on name_question to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on name_question to rytm_worker using (true);

create table one_time_link (
    link_id text not null,
    hash bytea not null,
    kind text not null,
    workspace_id bigint,
    email text,
    role text,
    created_by text,
    created_at timestamp with time zone not null default clock_timestamp(),
    expires_at timestamp with time zone not null,
    used_at timestamp with time zone,
    PRIMARY KEY (link_id),
    UNIQUE (hash),
    FOREIGN KEY (workspace_id, created_by) REFERENCES membership(workspace_id, member_id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id) ON DELETE CASCADE,
    CHECK (((kind = 'OWNER'::text) OR (workspace_id IS NOT NULL))),
    CHECK (((kind = 'INVITATION'::text) = (email IS NOT NULL))),
    CHECK (((kind = 'INVITATION'::text) = (role IS NOT NULL))),
    CHECK ((length(hash) = 32)),
    CHECK ((kind = ANY (ARRAY['OWNER'::text, 'INVITATION'::text, 'DEMO'::text]))),
    CHECK ((link_id ~ '^[0-9a-f]{32}$'::text)),
    CHECK ((role = ANY (ARRAY['OWNER'::text, 'ADMIN'::text, 'EDITOR'::text, 'SENDER'::text, 'ANALYST'::text, 'VIEWER'::text])))
);
CREATE INDEX one_time_link_workspace ON public.one_time_link USING btree (workspace_id, created_by);
create policy api on one_time_link to rytm_api using ((workspace_id = rytm_workspace()));
create policy worker on one_time_link to rytm_worker using (true);

create table outbound_call (
    page_id bigint not null,
    call_id text not null,
    contact_id text not null,
    flow_id text not null,
    step_id text not null,
    url text not null,
    body text not null,
    attempts integer not null default 0,
    due_at timestamp with time zone not null default clock_timestamp(),
    url_hash bigint not null generated always as (hashtextextended(url, (0)::bigint)) stored,
    leased_until timestamp with time zone,
    PRIMARY KEY (page_id, call_id),
    FOREIGN KEY (page_id) REFERENCES page(page_id),
    CHECK (((length(call_id) >= 1) AND (length(call_id) <= 64)))
);
CREATE INDEX outbound_call_contact ON public.outbound_call USING btree (page_id, contact_id);
CREATE INDEX outbound_call_receiver ON public.outbound_call USING btree (page_id, url_hash, due_at);
create policy api on outbound_call to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on outbound_call to rytm_worker using (true);

create table page (
    page_id bigint not null generated always as identity,
    workspace_id bigint not null,
    app_id bigint not null,
    meta_page_id text not null,
    name text not null,
    access_token bytea not null,
    country text not null,
    zone text not null,
    rule_pack text not null,
    connected_since timestamp with time zone not null,
    connected boolean not null default true,
    restriction text not null default 'NONE'::text,
    restricted_at timestamp with time zone,
    paused boolean not null default false,
    quiet_from time without time zone,
    quiet_until time without time zone,
    cap_max integer,
    cap_days integer,
    stop_words text[] not null,
    start_words text[] not null,
    default_reply text,
    catalog_version bigint not null default 1,
    created_at timestamp with time zone not null default now(),
    lifted_at timestamp with time zone,
    trial_from timestamp with time zone,
    trial_by text,
    revision bigint not null default 1,
    entrances_revision bigint not null default 1,
    PRIMARY KEY (page_id),
    UNIQUE (meta_page_id),
    UNIQUE (workspace_id, page_id),
    FOREIGN KEY (page_id, default_reply) REFERENCES flow(page_id, flow_id),
    FOREIGN KEY (workspace_id, app_id) REFERENCES app(workspace_id, app_id),
    FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
    CHECK (((cap_days >= 1) AND (cap_days <= 40))),
    CHECK (((cap_max >= 1) AND (cap_max <= 1000))),
    CHECK (((quiet_from IS NULL) = (quiet_until IS NULL))),
    CHECK (((cap_max IS NULL) = (cap_days IS NULL))),
    CHECK (((restriction = 'NONE'::text) = (restricted_at IS NULL))),
    CHECK ((country ~ '^[A-Z]{2}$'::text)),
    CHECK ((meta_page_id ~ '^[0-9]{1,32}$'::text)),
    CHECK (((length(name) >= 1) AND (length(name) <= 100))),
    CHECK ((restriction = ANY (ARRAY['NONE'::text, 'REQUESTS_BARRED'::text, 'SENDING_BARRED'::text])))
);
create policy api on page to rytm_api using ((workspace_id = rytm_workspace()));
create policy worker on page to rytm_worker using (true);

create table page_heard (
    page_id bigint not null,
    heard_at timestamp with time zone not null,
    PRIMARY KEY (page_id),
    FOREIGN KEY (page_id) REFERENCES page(page_id)
);
create policy api on page_heard to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on page_heard to rytm_worker using (true);

create table raw_body (
    arrived_at timestamp with time zone not null,
    body_key bytea not null,
    body bytea not null,
    reason text,
    recorded_at timestamp with time zone not null default clock_timestamp(),
    signed_by bigint[],
    part_of bytea,
    PRIMARY KEY (arrived_at, body_key),
    CHECK ((length(body_key) = 32))
) partition by RANGE (arrived_at);
CREATE INDEX raw_body_unread ON ONLY public.raw_body USING btree (arrived_at) WHERE (reason IS NOT NULL);

create table segment (
    page_id bigint not null,
    segment_id text not null,
    name text not null,
    condition jsonb not null,
    revision bigint not null default 1,
    created_at timestamp with time zone not null default clock_timestamp(),
    changed_at timestamp with time zone not null default clock_timestamp(),
    PRIMARY KEY (page_id, segment_id),
    FOREIGN KEY (page_id) REFERENCES page(page_id),
    CHECK (((length(name) >= 1) AND (length(name) <= 100))),
    CHECK (((length(segment_id) >= 1) AND (length(segment_id) <= 64)))
);
create policy api on segment to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on segment to rytm_worker using (true);

create table send (
    period_start date not null,
    page_id bigint not null,
    id text not null,
    contact_id text not null,
    kind text not null,
    state text not null default 'DUE'::text,
    planned_at timestamp with time zone not null,
    due_at timestamp with time zone not null,
    not_after timestamp with time zone not null,
    next_due_at timestamp with time zone not null,
    content jsonb,
    topic_id text,
    frequency text,
    zone text,
    subject text,
    title text,
    run_id text,
    flow_id text,
    flow_version integer,
    step_id text,
    sequence_id text,
    sequence_step_id text,
    held text,
    held_version bigint,
    tries integer not null default 0,
    retry_at timestamp with time zone,
    owner text,
    fence integer not null default 0,
    lease_until timestamp with time zone,
    attempt_id text,
    attempted_at timestamp with time zone,
    attempted_machine timestamp with time zone,
    deadline_at timestamp with time zone,
    deadline_machine timestamp with time zone,
    final_at timestamp with time zone,
    probes integer not null default 0,
    message_id text,
    evidence text,
    reason text,
    next_allowed_at timestamp with time zone,
    code integer,
    subcode integer,
    message text,
    answered_at timestamp with time zone,
    delivered_at timestamp with time zone,
    read_at timestamp with time zone,
    waiting boolean not null generated always as ((state = ANY (ARRAY['DUE'::text, 'CLAIMED'::text]))) stored,
    counts boolean not null generated always as ((state = ANY (ARRAY['SENDING'::text, 'UNKNOWN'::text, 'SENT'::text, 'UNKNOWN_FINAL'::text]))) stored,
    open boolean not null generated always as ((state = ANY (ARRAY['SENDING'::text, 'UNKNOWN'::text]))) stored,
    token_reads integer not null default 0,
    tapped_at timestamp with time zone,
    PRIMARY KEY (period_start, page_id, id),
    CHECK (((kind = 'message'::text) OR ((topic_id IS NOT NULL) AND (frequency IS NOT NULL) AND (zone IS NOT NULL)))),
    CHECK (((kind <> 'opt-in-request'::text) OR ((subject IS NOT NULL) AND (title IS NOT NULL)))),
    CHECK (((state <> ALL (ARRAY['SENDING'::text, 'UNKNOWN'::text, 'SENT'::text, 'UNKNOWN_FINAL'::text])) OR (attempt_id IS NOT NULL))),
    CHECK (((state = 'SENT'::text) = (evidence IS NOT NULL))),
    CHECK (((state = 'REFUSED'::text) = (reason IS NOT NULL))),
    CHECK (((held IS NULL) = (held_version IS NULL))),
    CHECK ((contact_id <> ''::text)),
    CHECK ((evidence = ANY (ARRAY['ANSWER'::text, 'ECHO'::text, 'TOKEN'::text, 'COOLDOWN'::text]))),
    CHECK ((frequency = ANY (ARRAY['DAILY'::text, 'WEEKLY'::text, 'MONTHLY'::text]))),
    CHECK ((kind = ANY (ARRAY['notification'::text, 'opt-in-request'::text, 'message'::text]))),
    CHECK (((probes >= 0) AND (probes <= 1))),
    CHECK ((state = ANY (ARRAY['DUE'::text, 'CLAIMED'::text, 'SENDING'::text, 'UNKNOWN'::text, 'SENT'::text, 'REFUSED'::text, 'FAILED'::text, 'UNKNOWN_FINAL'::text])))
) partition by RANGE (period_start);
CREATE INDEX send_asked ON ONLY public.send USING btree (page_id, topic_id) WHERE (kind = 'opt-in-request'::text);
CREATE INDEX send_due ON ONLY public.send USING btree (page_id, next_due_at) WHERE waiting;
CREATE INDEX send_due_first ON ONLY public.send USING btree (next_due_at, page_id) WHERE waiting;
CREATE INDEX send_held ON ONLY public.send USING btree (page_id, held_version) WHERE (held IS NOT NULL);
CREATE INDEX send_history ON ONLY public.send USING btree (page_id, contact_id) WHERE (counts AND (kind <> 'notification'::text));
CREATE INDEX send_open ON ONLY public.send USING btree (attempted_machine) WHERE open;
CREATE INDEX send_overdue ON ONLY public.send USING btree (not_after) WHERE waiting;
CREATE INDEX send_unsent ON ONLY public.send USING btree (page_id, contact_id) WHERE ((NOT counts) AND (NOT waiting));
CREATE INDEX send_waiting ON ONLY public.send USING btree (page_id, contact_id) WHERE waiting;
CREATE UNIQUE INDEX send_period ON ONLY public.send USING btree (page_id, contact_id, topic_id, period_start) WHERE (counts AND (kind = 'notification'::text));
create policy api on send to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on send to rytm_worker using (true);

create table send_evidence (
    page_id bigint not null,
    send_id text not null,
    attempt_id text not null,
    kind text not null,
    message_id text not null default ''::text,
    contact_id text not null,
    found text not null,
    code integer,
    subcode integer,
    at timestamp with time zone not null,
    stored_at timestamp with time zone not null default clock_timestamp(),
    PRIMARY KEY (page_id, send_id, attempt_id, kind, message_id),
    CHECK ((kind = ANY (ARRAY['ECHO'::text, 'ANSWER'::text, 'REJECTION'::text])))
);
CREATE INDEX send_evidence_recent ON public.send_evidence USING btree (stored_at);
create policy api on send_evidence to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on send_evidence to rytm_worker using (true);

create table send_pace (
    page_id bigint not null,
    tokens double precision not null default 0,
    counted_at timestamp with time zone not null default clock_timestamp(),
    paused_until timestamp with time zone,
    PRIMARY KEY (page_id),
    FOREIGN KEY (page_id) REFERENCES page(page_id)
);
create policy api on send_pace to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on send_pace to rytm_worker using (true);

create table sequence (
    page_id bigint not null,
    sequence_id text not null,
    topic_id text not null,
    name text not null,
    document jsonb not null,
    paused boolean not null default false,
    created_at timestamp with time zone not null default now(),
    revision bigint not null default 1,
    PRIMARY KEY (page_id, sequence_id),
    FOREIGN KEY (page_id, topic_id) REFERENCES topic(page_id, topic_id),
    CHECK (((length(name) >= 1) AND (length(name) <= 100))),
    CHECK (((length(sequence_id) >= 1) AND (length(sequence_id) <= 64)))
);
create policy api on sequence to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on sequence to rytm_worker using (true);

create table session (
    session_id text not null,
    hash bytea not null,
    member_id text not null,
    epoch bigint not null,
    browser text not null,
    created_at timestamp with time zone not null default clock_timestamp(),
    last_seen_at timestamp with time zone not null default clock_timestamp(),
    expires_at timestamp with time zone not null,
    proven_at timestamp with time zone not null default clock_timestamp(),
    PRIMARY KEY (session_id),
    UNIQUE (hash),
    FOREIGN KEY (member_id) REFERENCES member(member_id) ON DELETE CASCADE,
    CHECK ((length(browser) <= 300)),
    CHECK ((length(hash) = 32)),
    CHECK ((session_id ~ '^[0-9a-f]{32}$'::text))
);
CREATE INDEX session_member ON public.session USING btree (member_id);
create policy worker on session to rytm_worker using (true);

create table sign_in_attempt (
    subject text not null,
    failures integer not null,
    last_at timestamp with time zone not null,
    free_at timestamp with time zone not null,
    PRIMARY KEY (subject),
    CHECK ((failures >= 0)),
    CHECK (((length(subject) >= 1) AND (length(subject) <= 80)))
);
create policy worker on sign_in_attempt to rytm_worker using (true);

create table team_notice (
    page_id bigint not null,
    number bigint not null generated always as identity,
    contact_id text,
    kind text not null,
    text text,
    flow_id text,
    step_id text,
    at timestamp with time zone not null,
    seen_at timestamp with time zone,
    PRIMARY KEY (page_id, number),
    FOREIGN KEY (page_id) REFERENCES page(page_id),
    CHECK (((contact_id IS NULL) = (kind = ANY (ARRAY['CALLS_PAUSED'::text, 'LEDGER_BROKEN'::text])))),
    CHECK ((num_nulls(flow_id, step_id) =
CASE kind
    WHEN 'LEDGER_BROKEN'::text THEN 2
    ELSE 0
END)),
    CHECK ((kind = ANY (ARRAY['MESSAGE'::text, 'HAND_OVER'::text, 'WEBHOOK_FAILED'::text, 'CALLS_PAUSED'::text, 'LEDGER_BROKEN'::text])))
);
CREATE INDEX team_notice_contact ON public.team_notice USING btree (page_id, contact_id);
CREATE INDEX team_notice_unseen ON public.team_notice USING btree (page_id, number) WHERE (seen_at IS NULL);
create policy api on team_notice to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on team_notice to rytm_worker using (true);

create table timer (
    page_id bigint not null,
    contact_id text not null,
    key text not null,
    due_at timestamp with time zone not null,
    held_version bigint,
    PRIMARY KEY (page_id, contact_id, key),
    CHECK ((contact_id <> ''::text))
);
CREATE INDEX timer_due ON public.timer USING btree (due_at);
CREATE INDEX timer_held ON public.timer USING btree (page_id, held_version) WHERE (held_version IS NOT NULL);
create policy api on timer to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on timer to rytm_worker using (true);

create table topic (
    page_id bigint not null,
    topic_id text not null,
    name text not null,
    name_key text not null,
    frequency text not null,
    zone text not null,
    current_wording integer not null,
    title_key text not null,
    re_opt_in boolean not null,
    on_stop text,
    on_resume text,
    stop_tag text,
    resume_tag text,
    paused boolean not null default false,
    created_at timestamp with time zone not null default now(),
    revision bigint not null default 1,
    PRIMARY KEY (page_id, topic_id),
    UNIQUE (page_id, name_key, frequency),
    UNIQUE (page_id, title_key, frequency),
    FOREIGN KEY (page_id) REFERENCES page(page_id),
    FOREIGN KEY (page_id, on_resume) REFERENCES flow(page_id, flow_id),
    FOREIGN KEY (page_id, on_stop) REFERENCES flow(page_id, flow_id),
    CHECK ((frequency = ANY (ARRAY['DAILY'::text, 'WEEKLY'::text, 'MONTHLY'::text]))),
    CHECK (((length(name) >= 1) AND (length(name) <= 100))),
    CHECK (((length(topic_id) >= 1) AND (length(topic_id) <= 64)))
);
create policy api on topic to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on topic to rytm_worker using (true);

create table topic_wording (
    page_id bigint not null,
    topic_id text not null,
    version integer not null,
    title text not null,
    image_url text,
    call_to_action text not null,
    language text not null,
    created_at timestamp with time zone not null default now(),
    PRIMARY KEY (page_id, topic_id, version),
    FOREIGN KEY (page_id, topic_id) REFERENCES topic(page_id, topic_id) ON DELETE CASCADE,
    CHECK ((version >= 1))
);
create policy api on topic_wording to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on topic_wording to rytm_worker using (true);

create table webhook_secret (
    page_id bigint not null,
    secret bytea not null,
    previous bytea,
    previous_until timestamp with time zone,
    changed_at timestamp with time zone not null default clock_timestamp(),
    PRIMARY KEY (page_id),
    FOREIGN KEY (page_id) REFERENCES page(page_id),
    CHECK (((previous IS NULL) = (previous_until IS NULL)))
);
create policy api on webhook_secret to rytm_api using ((page_id = ANY (rytm_pages())));
create policy worker on webhook_secret to rytm_worker using (true);

create table workspace (
    workspace_id bigint not null generated always as identity,
    name text not null,
    paused boolean not null default false,
    created_at timestamp with time zone not null default now(),
    demo boolean not null default false,
    PRIMARY KEY (workspace_id),
    CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
create policy api on workspace to rytm_api using ((workspace_id = rytm_workspace()));
create policy worker on workspace to rytm_worker using (true);
