-- A search walks over names in the order of the list. In the index it reads no rows of people whom it does not show.
create index contact_summary_activity_names on contact_summary (page_id, active_on, contact_id) include (sort_name);
drop index contact_summary_activity;
alter index contact_summary_activity_names rename to contact_summary_activity;
