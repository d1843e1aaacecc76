-- A consent ledger in which a check found faults is a matter of the page, of no person and of no flow.
alter table team_notice alter flow_id drop not null, alter step_id drop not null;
alter table team_notice drop constraint team_notice_kind_check, drop constraint team_notice_check;
alter table team_notice add constraint team_notice_kind_check
    check (kind in ('MESSAGE', 'HAND_OVER', 'WEBHOOK_FAILED', 'CALLS_PAUSED', 'LEDGER_BROKEN'));
alter table team_notice add constraint team_notice_contact_check
    check ((contact_id is null) = (kind in ('CALLS_PAUSED', 'LEDGER_BROKEN')));
alter table team_notice add constraint team_notice_flow_check
    check (num_nulls(flow_id, step_id) = case kind when 'LEDGER_BROKEN' then 2 else 0 end);
