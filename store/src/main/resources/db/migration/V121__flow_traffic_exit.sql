-- By which exit people left a step, and how many tapped there, in the same rows that no two batches share.
alter table flow_traffic
    -- Of LEFT, the exit; else empty.
    add column exit text not null default '',
    drop constraint flow_traffic_kind_check,
    add constraint flow_traffic_kind_check check (kind in ('PASSED', 'LEFT', 'TAPPED', 'FINISHED')),
    add constraint flow_traffic_exit_check check ((kind = 'LEFT') = (exit <> '')),
    drop constraint flow_traffic_pkey,
    add primary key (page_id, flow_id, day, kind, step_id, exit, number);

alter table flow_traffic alter column exit drop default;
