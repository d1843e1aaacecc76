-- What a body that could not be read needs to be read again: whose apps signed it, since only their pages may be spoken for, and
-- for the part of a body (`reason` says what is wrong with it) the key of the whole one. Both null in older rows.
alter table raw_body
    add column signed_by bigint[],
    add column part_of   bytea;
