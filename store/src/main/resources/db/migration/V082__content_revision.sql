-- Grows with every edit, so that two people who edit at once notice. A brake is no edit.
alter table topic add column revision bigint not null default 1;
alter table sequence add column revision bigint not null default 1;
