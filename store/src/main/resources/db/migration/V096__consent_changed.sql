-- Who agreed and who left today: without it every look at a page's day reads all its consents.
create index consent_changed on consent (page_id, changed_at);
