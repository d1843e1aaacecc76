-- What people have come to on topics: a row for each person, topic and milestone, which only that person's decisions write. Counting
-- people needs to know who was counted; the ledger of sends knows who was asked, but not without reading every request, and who
-- agreed once more stands nowhere but in the consent ledger, sealed.
create table consent_milestone (
    page_id    bigint      not null,
    topic_id   text        not null,
    milestone  text        not null check (milestone in ('ASKED', 'RENEWED')),
    contact_id text        not null,
    at         timestamptz not null,
    primary key (page_id, topic_id, milestone, contact_id),
    foreign key (page_id, contact_id) references contact
);

select rytm_protect_by_page('consent_milestone');

-- Who was asked before. Who renewed before cannot be known: it counts from here on.
insert into consent_milestone (page_id, topic_id, milestone, contact_id, at)
select send.page_id, send.topic_id, 'ASKED', send.contact_id, min(send.answered_at)
  from send
  join contact on contact.page_id = send.page_id and contact.contact_id = send.contact_id and contact.standing <> 'ERASED'
 where send.kind = 'opt-in-request' and send.state = 'SENT'
 group by 1, 2, 4
having min(send.answered_at) is not null;
