-- 服务标准: a county sets its own beside the shipped samples, from drafts that county finance agrees to.

-- A standard holds in its place alone; the samples are for every place. What was there before is a sample.
alter table service_standard add column place text not null default '';
alter table service_standard alter column place drop default;
alter table service_standard add constraint service_standard_place check (place ~ '^[0-9]{0,6}$');
alter table service_standard add column issuer text not null default '样例';
alter table service_standard alter column issuer drop default;
alter table service_standard add column published_on date;
alter table service_standard drop constraint service_standard_pkey;
alter table service_standard add constraint service_standard_pkey primary key (place, item, version);
-- A county's own has a day of publication and is not in force before it: nobody is bound by what he could not read.
alter table service_standard add constraint service_standard_published
  check (place = '' or (published_on is not null and from_on >= published_on));

-- A version is added and, when the next begins, closed; what it says never changes.
grant insert, update (to_on) on service_standard to goufu_app;

-- 标准草案: what a department writes until it holds. `organization` is the department.
create table standard_draft (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  number       text        not null,
  item         text        not null check (item ~ '^[A-Z][0-9]+$'),
  item_name    text        not null,
  name         text        not null check (name <> ''),
  unit         text        not null check (unit <> ''),
  price_low    money_fen   not null check (price_low >= 0), -- a draft may have gaps; its rules find them
  price_high   money_fen   not null check (price_high >= 0),
  reckoning    text        not null default '', -- how the price range was measured
  content      jsonb       not null,
  status       text        not null check (status in ('drafted', 'submitted', 'returned', 'agreed', 'published', 'replaced', 'withdrawn')),
  remarks      text        not null default '', -- what finance asked to be changed
  document     text        not null default '',
  version      integer     check (version > 0),
  from_on      date,
  post         uuid        not null,
  drafted_on   date        not null,
  submitted_on date,
  agreed_on    date,
  published_on date,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id),
  constraint standard_draft_number_once unique (jurisdiction, number),
  -- Nobody is sent back to his desk without a word.
  constraint standard_draft_returned_with_remarks check (status <> 'returned' or remarks <> ''),
  -- What is published has its document, its version and its first day.
  constraint standard_draft_published_whole check (
    status not in ('published', 'replaced')
    or (document <> '' and version is not null and from_on is not null and published_on is not null))
);
create index standard_draft_of on standard_draft (jurisdiction, organization, status);
-- One open draft of an item in a department: two would become two next versions of the same.
create unique index standard_draft_open_once on standard_draft (jurisdiction, organization, item)
  where status in ('drafted', 'submitted', 'returned', 'agreed');

grant select, insert, update on standard_draft to goufu_app;

alter table standard_draft enable row level security;
create policy sight on standard_draft for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
