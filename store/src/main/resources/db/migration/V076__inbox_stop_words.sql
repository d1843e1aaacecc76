-- A message equal to one of the page's stop words is a stop, too. `stop_word` marks it when it is stored, by the words that
-- the page has then, because an index knows nothing of words.
alter table inbox add column stop_word boolean not null default false;

-- A stop that was set aside still stands: nobody has decided it.
drop index inbox_stops;
create index inbox_stops on inbox (page_id, contact_id)
    where processed_at is null
      and (stop_word or kind in ('notifications-stopped', 'stop-asked', 'standing-changed'));
