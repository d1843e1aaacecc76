-- The whole person is written and read as one text, with every send. As jsonb it was taken apart on the way in and put together
-- on the way out, which cost more than all else about the row; as text it is only kept. Rare questions about what is in it say
-- `state::jsonb`. The version before this one goes on working meanwhile: it writes jsonb, which becomes text by itself.
alter table contact alter column state type text using state::text;
