-- 目录链和目录修订: editions by level, each within its upper one, and the life of a change before it is published.

-- An edition says whose it is, on whose authority, and which revision made it.
alter table catalog_edition add column level text not null default 'province'
  check (level in ('province', 'city', 'county', 'township', 'department'));
alter table catalog_edition add column organization uuid; -- of a department's catalog: whose field it is
alter table catalog_edition add column delegated_by text not null default ''; -- 授权依据: below the province somebody must have said so (102 第十二条)
alter table catalog_edition add column document text not null default '';
alter table catalog_edition add column revision text not null default ''; -- number of the revision that made it; empty where it was adopted from paper
alter table catalog_edition alter column level drop default;
alter table catalog_edition add constraint catalog_edition_organization foreign key (organization) references organization (id);
alter table catalog_edition add constraint catalog_edition_of_department check ((level = 'department') = (organization is not null));
-- Two editions of one catalog never begin on the same day: which one holds would be chance.
create unique index catalog_edition_begins_once on catalog_edition
  (place, level, coalesce(organization, '00000000-0000-0000-0000-000000000000'), from_on);

alter table catalog_item add column scope text not null default ''; -- 范围: what it covers, in words
alter table catalog_item add column department text not null default ''; -- 责任部门
alter table catalog_item add column functional_classes text[] not null default '{}';
update catalog_item set functional_classes = array[functional_class] where functional_class is not null;
alter table catalog_item drop column functional_class;
alter table catalog_item add constraint catalog_item_functional check (array_to_string(functional_classes, ',') ~ '^(2[0-9]{2}(,2[0-9]{2})*)?$');
create index catalog_item_code on catalog_item (code);

-- An edition is never edited: a publication adds a new one and gives the former its last day.
grant insert on catalog_edition, catalog_item to goufu_app;
grant update (to_on) on catalog_edition to goufu_app;

-- 目录修订: a whole edition or changes of single items, with the same steps for both.
create table catalog_revision (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null, -- who compiles or proposes it
  readers      uuid[]      not null default '{}', -- who was asked for an opinion
  number       text        not null,
  kind         text        not null check (kind in ('whole', 'adjustment')),
  level        text        not null check (level in ('province', 'city', 'county', 'township', 'department')),
  office       uuid, -- of a department's catalog: whose field it is
  title        text        not null check (title <> ''),
  reason       text        not null check (reason <> ''),
  need         uuid, -- the need that found no item
  base         text, -- the edition that was in force when it was drafted
  status       text        not null check (status in ('drafted', 'opinionsAsked', 'legalityReviewed', 'expertReviewed', 'approved', 'returned', 'declined', 'published', 'replaced')),
  round        integer     not null default 0, -- how often opinions were asked
  answer_by    date,
  needs_experts boolean    not null default false,
  why_returned text        not null default '',
  delegated_by text        not null default '',
  document     text        not null default '',
  edition      text, -- what its publication made
  from_on      date,
  drafted_on   date        not null,
  published_on date,
  post         uuid        not null,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id),
  constraint catalog_revision_number_once unique (jurisdiction, number),
  constraint catalog_revision_of_department check ((level = 'department') = (office is not null)),
  -- Nobody answers by a day that was never named, and nothing goes back without a reason.
  constraint catalog_revision_answer_by check (status <> 'opinionsAsked' or answer_by is not null),
  constraint catalog_revision_returned check (status not in ('returned', 'declined') or why_returned <> ''),
  constraint catalog_revision_published check (status not in ('published', 'replaced') or (edition is not null and from_on is not null and published_on is not null))
);
create index catalog_revision_of on catalog_revision (jurisdiction, organization, id desc);
alter table catalog_revision add constraint catalog_revision_need foreign key (jurisdiction, need) references need (jurisdiction, id);

-- 修订事项: an item as it shall be, or that it shall go. `remark` says what must be corrected.
create table catalog_change (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  revision     uuid        not null,
  code         text        not null check (code ~ '^[A-Z]([0-9]{2}){0,3}$'),
  is_removed   boolean     not null default false,
  name         text        not null check (name <> ''),
  scope        text        not null default '',
  kind         text        check (kind in ('1', '2', '3', '4', '5', '6')),
  purchase_item text,
  functional_classes text[] not null default '{}',
  department   text        not null default '',
  remark       text        not null default '',
  primary key (jurisdiction, id),
  constraint catalog_change_once unique (jurisdiction, revision, code)
);
alter table catalog_change add constraint catalog_change_revision foreign key (jurisdiction, revision) references catalog_revision (jurisdiction, id);

-- 征求意见: one row for each who was asked, so that a missing answer is seen.
create table catalog_opinion (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null, -- who was asked
  readers      uuid[]      not null default '{}',
  revision     uuid        not null,
  round        integer     not null check (round > 0),
  opinion      text        check (opinion in ('agree', 'disagree')),
  remarks      text        not null default '',
  asked_on     date        not null,
  answered_on  date        check (answered_on >= asked_on),
  post         uuid,
  primary key (jurisdiction, id),
  constraint catalog_opinion_once unique (jurisdiction, revision, round, organization),
  constraint catalog_opinion_answer check ((opinion is null) = (answered_on is null) and (opinion is null) = (post is null)),
  -- Who does not agree says why.
  constraint catalog_opinion_disagrees check (opinion is distinct from 'disagree' or remarks <> '')
);
alter table catalog_opinion add constraint catalog_opinion_revision foreign key (jurisdiction, revision) references catalog_revision (jurisdiction, id);

-- 目录审查: the legality review and, where needed, the experts'. Never changed: a new round has its own.
create table catalog_review (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  revision     uuid        not null,
  round        integer     not null check (round > 0),
  kind         text        not null check (kind in ('legality', 'experts')),
  reviewer     text        not null check (reviewer <> ''), -- the office, or the group of experts
  document     text        not null default '',
  words        text        not null check (words <> ''),
  reviewed_on  date        not null,
  post         uuid        not null,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id),
  constraint catalog_review_once unique (jurisdiction, revision, round, kind)
);
alter table catalog_review add constraint catalog_review_revision foreign key (jurisdiction, revision) references catalog_revision (jurisdiction, id);

grant select, insert, update on catalog_revision, catalog_change, catalog_opinion to goufu_app;
grant delete on catalog_change to goufu_app; -- a draft is written again
grant select, insert on catalog_review to goufu_app;

alter table catalog_revision enable row level security;
create policy sight on catalog_revision for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table catalog_change enable row level security;
create policy sight on catalog_change for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table catalog_opinion enable row level security;
create policy sight on catalog_opinion for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table catalog_review enable row level security;
create policy sight on catalog_review for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
