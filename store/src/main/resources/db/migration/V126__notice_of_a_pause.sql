-- A receiver of calls that is paused is a matter of the page and of no person.
alter table team_notice alter contact_id drop not null;
alter table team_notice drop constraint team_notice_kind_check;
alter table team_notice add constraint team_notice_kind_check
    check (kind in ('MESSAGE', 'HAND_OVER', 'WEBHOOK_FAILED', 'CALLS_PAUSED'));
alter table team_notice add check ((contact_id is null) = (kind = 'CALLS_PAUSED'));
