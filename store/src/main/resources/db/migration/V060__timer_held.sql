-- What a brake holds up waits for its end and for the brake: `held_version` is the page's catalog version that the decision saw. A newer
-- one makes the timer due. A column without a default costs nothing, and the old version's inserts leave it out.
alter table timer add column held_version bigint;

-- Found without looking at any other timer.
create index timer_held on timer (page_id, held_version) where held_version is not null;
