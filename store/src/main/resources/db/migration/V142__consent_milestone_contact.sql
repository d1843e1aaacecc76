-- Whoever is forgotten loses their milestones; a page may have a million of others.
create index consent_milestone_contact on consent_milestone (page_id, contact_id);
