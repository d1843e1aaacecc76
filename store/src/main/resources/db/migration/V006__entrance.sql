-- Which words and links start a flow: a keyword (normalised), or the ref of an m.me link or payload.
create table entrance (
    page_id bigint not null,
    kind    text   not null check (kind in ('KEYWORD', 'REFERRAL')),
    word    text   not null check (length(word) between 1 and 250),
    flow_id text   not null,
    primary key (page_id, kind, word),
    foreign key (page_id, flow_id) references flow
);

alter table page add foreign key (page_id, default_reply) references flow (page_id, flow_id);
alter table topic add foreign key (page_id, on_stop) references flow (page_id, flow_id);
alter table topic add foreign key (page_id, on_resume) references flow (page_id, flow_id);

select rytm_protect_by_page('entrance');
