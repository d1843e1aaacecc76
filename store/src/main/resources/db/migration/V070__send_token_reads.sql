-- How often Meta was asked about the token of an attempt whose outcome is not known.
alter table send add column token_reads integer not null default 0;
