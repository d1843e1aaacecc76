-- How many people came by each step of a flow, or through the whole of it, on each business day (UTC).
--
-- Each batch of decisions adds rows of its own: one row a step, counted up by everybody, would make all workers wait for
-- each other. Past days are folded into one row each, every night.
create table flow_traffic (
    page_id bigint not null,
    flow_id text   not null,
    day     date   not null,
    -- PASSED a step; FINISHED the flow, of which the step is empty.
    kind    text   not null check (kind in ('PASSED', 'FINISHED')),
    step_id text   not null,
    number  bigint not null generated always as identity,
    people  bigint not null check (people > 0),
    primary key (page_id, flow_id, day, kind, step_id, number)
);

select rytm_protect_by_page('flow_traffic');
