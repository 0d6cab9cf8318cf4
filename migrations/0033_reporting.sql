-- 报送: the January and July returns of a treasury on their way: who has confirmed, what was asked, who is late.

-- 报送期: one return of a treasury. The filed tables themselves stand in statistic_return, frozen with their hash.
create table return_round (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null, -- county finance, who files
  readers      uuid[]      not null default '{}', -- the units that are asked
  year         integer     not null check (year between 2000 and 2100), -- whose budget and execution it tells
  period       text        not null check (period in ('january', 'july')),
  status       text        not null check (status in ('open', 'summed', 'checked', 'filed', 'sentBack')),
  opened_on    date        not null,
  units_by     date        not null,
  due_on       date        not null,
  summed_at    timestamptz, -- what was recorded until then is in the sums
  checked_hash text        not null default '',
  reason       text        not null default '', -- of the correction on its way
  remarks      text        not null default '', -- of the upper level that sent it back
  post         uuid        not null,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id),
  constraint return_round_once unique (jurisdiction, year, period),
  -- What was summed says as of when, and what was checked says what.
  constraint return_round_summed check (status not in ('summed', 'checked', 'filed') or summed_at is not null),
  constraint return_round_checked check (status not in ('checked', 'filed') or checked_hash <> ''),
  constraint return_round_sent_back_with_remarks check (status <> 'sentBack' or remarks <> '')
);

-- 单位确认: each purchaser's own figures, as it confirmed them.
create table return_unit (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null, -- the unit
  readers      uuid[]      not null default '{}',
  round        uuid        not null,
  status       text        not null check (status in ('open', 'confirmed', 'sentBack')),
  due_on       date        not null,
  content      text        not null default '', -- both tables, canonical, as confirmed
  hash         text        not null default '',
  confirmed_on date,
  post         uuid, -- who confirmed
  vouched      text        not null default '', -- why county finance confirmed in its place
  remarks      text        not null default '', -- why it was sent back
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id),
  constraint return_unit_once unique (jurisdiction, round, organization),
  constraint return_unit_of foreign key (jurisdiction, round) references return_round (jurisdiction, id),
  -- Confirmed is by somebody, on a day, of these very figures.
  constraint return_unit_confirmed check (status <> 'confirmed' or (content <> '' and hash <> '' and confirmed_on is not null and post is not null)),
  constraint return_unit_sent_back_with_remarks check (status <> 'sentBack' or remarks <> '')
);
create index return_unit_of_organization on return_unit (jurisdiction, organization, id desc);

-- 单位文件: the tables of a unit without this system, by template. A later one replaces it, with its reason.
create table return_unit_file (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null, -- county finance, who took it in
  readers      uuid[]      not null default '{}',
  round        uuid        not null,
  unit_name    text        not null check (unit_name <> ''),
  is_township  boolean     not null, -- its figures are not of the county's own level
  form         integer     not null check (form in (1, 2)),
  version      integer     not null check (version > 0),
  prev         integer generated always as (nullif(version - 1, 0)) stored,
  content      text        not null,
  hash         text        not null,
  reason       text        not null default '',
  post         uuid        not null,
  filed_on     date        not null,
  filed_at     timestamptz not null,
  primary key (jurisdiction, round, unit_name, form, version),
  constraint return_unit_file_id_once unique (jurisdiction, id),
  constraint return_unit_file_of foreign key (jurisdiction, round) references return_round (jurisdiction, id),
  constraint return_unit_file_replaced_with_reason check (version = 1 or reason <> '')
);
-- A version follows its predecessor: none is skipped, none forks.
alter table return_unit_file add constraint return_unit_file_follows foreign key (jurisdiction, round, unit_name, form, prev)
  references return_unit_file (jurisdiction, round, unit_name, form, version);

-- 报送说明: why a flagged cell is as it is. It speaks of one figure: when that changes, the cell is asked about again.
create table return_explanation (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null, -- who explains: a unit its own cell, county finance that of the sum
  readers      uuid[]      not null default '{}',
  round        uuid        not null,
  form         integer     not null check (form in (1, 2)),
  row_name     text        not null check (row_name <> ''),
  column_name  text        not null check (column_name <> ''),
  figure       text        not null,
  says         text        not null check (says <> ''),
  post         uuid        not null,
  noted_at     timestamptz not null,
  primary key (jurisdiction, id),
  constraint return_explanation_of foreign key (jurisdiction, round) references return_round (jurisdiction, id)
);
create index return_explanation_by_round on return_explanation (jurisdiction, round);

-- 催报: who was reminded by whom, of which return. A treasury may be reminded before it has begun.
create table return_reminder (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null, -- who is reminded
  readers      uuid[]      not null default '{}',
  year         integer     not null check (year between 2000 and 2100),
  period       text        not null check (period in ('january', 'july')),
  unit         uuid, -- the unit's row; null where the treasury as a whole is reminded
  says         text        not null check (says <> ''),
  post         uuid        not null,
  reminded_on  date        not null,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id)
);
create index return_reminder_of on return_reminder (jurisdiction, year, period);

grant select, insert, update on return_round, return_unit to goufu_app;
grant select, insert on return_unit_file, return_explanation, return_reminder to goufu_app;

alter table return_round enable row level security;
create policy sight on return_round for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));

alter table return_unit enable row level security;
create policy sight on return_unit for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));

alter table return_unit_file enable row level security;
create policy sight on return_unit_file for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));

alter table return_explanation enable row level security;
create policy sight on return_explanation for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));

alter table return_reminder enable row level security;
create policy sight on return_reminder for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
