-- When Meta last told us something about a page, in machine time and to ten seconds. A table of its own: sending locks the row of
-- the page, and a webhook waits for no send.
create table page_heard (
    page_id  bigint      primary key references page,
    heard_at timestamptz not null
);

select rytm_protect_by_page('page_heard');
