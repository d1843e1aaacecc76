-- Where in the list its authors keep a flow; absent: in none. It belongs to the flow and not to the draft.
alter table flow add column folder text check (length(folder) between 1 and 100);
