-- When a person first tapped a button or quick reply of the message: a fact of the row, as its receipt is.
alter table send add column tapped_at timestamptz;
