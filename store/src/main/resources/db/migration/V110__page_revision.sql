-- Grow with every edit of the settings, or of the entrances, so that two people who edit at once notice. A brake is no edit.
alter table page add column revision bigint not null default 1;
alter table page add column entrances_revision bigint not null default 1;
