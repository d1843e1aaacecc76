-- The queue of all who wait serves one question only. `arrival > 0` holds for every row; a question that does not say it
-- cannot be planned over this index. Else, with statistics taken while the inbox was empty, the planner finds one person's
-- events by reading the whole queue, once for each person.
drop index inbox_oldest;
create index inbox_oldest on inbox (arrival) where processed_at is null and parked is null and arrival > 0;
