-- Whether anybody was ever asked about a topic: then its frequency is fixed. Requests are a small part of the ledger.
create index send_asked on send (page_id, topic_id) where kind = 'opt-in-request';
