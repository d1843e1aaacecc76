-- Whether anything is due, and of whom, without asking page after page: with a thousand idle pages that took a fifth of
-- a processor.
create index send_due_first on send (next_due_at, page_id) where waiting;
