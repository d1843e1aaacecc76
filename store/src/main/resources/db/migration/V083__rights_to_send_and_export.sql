-- Sending and exporting became rights of their own. Keys that had every right keep every right; narrower ones are made anew.
update api_key
   set scopes = array(select unnest(scopes || '{sends-write,contacts-export}') order by 1)
 where workspace_id is not null
   and scopes @> '{settings-read,settings-write,content-read,content-write,contacts-read,contacts-write,sends-read,keys-write}'
   and not scopes && '{sends-write,contacts-export}';
