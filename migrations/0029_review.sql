-- 联审科室 of a township: whole sets by place and first day, with who leads, how long each may take and what each looks at.

-- A set may hold for one township (nine digits): the most local set in force wins as a whole.
alter table review_desk drop constraint review_desk_place_check;
alter table review_desk add constraint review_desk_place_check check (place ~ '^([0-9]{0,6}|[0-9]{9})$');
alter table review_desk add column is_lead boolean not null default false;
alter table review_desk add column days integer not null default 5 check (days between 1 and 30); -- working days to answer
-- Parts of the project that the desk answers for: a change of one of them voids its opinion, another change does not.
alter table review_desk add column touches text[] not null default '{}'
  check (touches <@ array['amount', 'funding', 'method', 'plan', 'purpose', 'targets']);
alter table review_desk add column confirmed boolean not null default false;
update review_desk set is_lead = true, touches = '{amount,funding}' where role = 'reviewFinance';
update review_desk set touches = '{amount,plan}' where role = 'reviewParty';
update review_desk set touches = '{amount,purpose,targets}' where role = 'reviewSocial';
update review_desk set touches = '{amount,method}' where role = 'reviewDiscipline';
-- Two desks cannot both lead one review.
create unique index review_desk_lead_once on review_desk (place, from_on) where is_lead;
grant insert on review_desk to goufu_app; -- a new set is new rows; none is edited

-- 联审以后谁再审: county finance from an amount on, or a department for its items. Sets as above.
-- citus: reference
create table upper_review (
  place       text      not null check (place ~ '^[0-9]{0,6}$'), -- beginning of a division code
  reviewer    text      not null check (reviewer in ('finance', 'department')),
  amount_from money_fen not null check (amount_from >= 0),
  item        text      not null default '' check (item ~ '^([A-Z][0-9]*)?$'), -- beginning of a catalog code; empty: every item
  department  uuid, -- whose desk; county finance is found by its kind
  days        integer   not null default 5 check (days between 1 and 30), -- working days to answer
  document    text      not null check (document <> ''),
  from_on     date      not null,
  to_on       date      check (to_on >= from_on),
  confirmed   boolean   not null,
  primary key (place, from_on, reviewer, amount_from, item),
  -- A department that reviews is named; finance needs no name.
  constraint upper_review_names_department check ((reviewer = 'department') = (department is not null))
);
alter table upper_review add constraint upper_review_department foreign key (department) references organization (id);
insert into upper_review (place, reviewer, amount_from, item, days, document, from_on, confirmed) values
  ('', 'finance', 0, '', 5, '样例审核分工（请以本地文件为准）', '2020-03-01', false);
grant select, insert on upper_review to goufu_app;

-- 修改后同意 is an answer of its own; the responsible department answers beside county finance.
alter table review_opinion drop constraint review_opinion_opinion_check;
alter table review_opinion add constraint review_opinion_opinion_check check (opinion in ('agree', 'amend', 'disagree'));
alter table review_opinion drop constraint review_opinion_role_check;
alter table review_opinion add constraint review_opinion_role_check
  check (role in ('reviewFinance', 'reviewParty', 'reviewDiscipline', 'reviewSocial', 'departmentOfficer', 'countyFinanceReviewer'));
alter table review_opinion add constraint review_opinion_of_project unique (jurisdiction, id, project);

-- 意见失效: an opinion that a later change touched. Opinions are never changed; that one no longer counts is a row of its own.
create table review_voiding (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  project     uuid        not null,
  opinion     uuid        not null,
  version     integer     not null, -- the version of the project on which the desk has to answer again
  touched     text[]      not null, -- which parts were changed; empty where the desk itself had asked for another look
  post        uuid        not null,
  voided_on   date        not null,
  recorded_at timestamptz not null,
  primary key (jurisdiction, id),
  constraint review_voiding_once unique (jurisdiction, opinion)
);
alter table review_voiding add constraint review_voiding_opinion foreign key (jurisdiction, opinion, project)
  references review_opinion (jurisdiction, id, project);
create index review_voiding_of on review_voiding (jurisdiction, project);
-- Until now every change voided all opinions given before it.
insert into review_voiding (jurisdiction, id, organization, readers, project, opinion, version, touched, post, voided_on, recorded_at)
  select o.jurisdiction, gen_random_uuid(), o.organization, o.readers, o.project, o.id, o.version + 1, '{}', o.post, o.given_on, o.recorded_at
  from review_opinion o join project p on p.jurisdiction = o.jurisdiction and p.id = o.project where o.version < p.version;
grant select, insert on review_voiding to goufu_app;
alter table review_voiding enable row level security;
create policy sight on review_voiding for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));

-- 委托代办: while the holder of a post is away a colleague acts in it. The delegate holds a post of the same role for these
-- days; it names whose it is, so that every signature shows both, and it ends by itself.
alter table post add column acting_for uuid;
alter table post add constraint post_acting_for foreign key (acting_for) references post (id);
-- What somebody does for another has a last day.
alter table post add constraint post_acting_ends check (acting_for is null or to_on is not null);

-- citus: reference
create table delegation (
  id           uuid        primary key,
  organization uuid        not null,
  post         uuid        not null, -- whose desk
  delegate     uuid        not null, -- the person who acts
  acting       uuid        not null unique, -- the post that was opened for it
  from_on      date        not null,
  to_on        date        not null check (to_on >= from_on),
  reason       text        not null check (reason <> ''),
  ended_on     date, -- ended before its last day
  recorded_at  timestamptz not null
);
alter table delegation add constraint delegation_organization foreign key (organization) references organization (id);
alter table delegation add constraint delegation_post foreign key (post) references post (id);
alter table delegation add constraint delegation_delegate foreign key (delegate) references person (id);
alter table delegation add constraint delegation_acting foreign key (acting) references post (id);
create index delegation_of on delegation (organization, from_on);
grant select, insert, update on delegation to goufu_app;
