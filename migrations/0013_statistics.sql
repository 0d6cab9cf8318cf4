-- 统计: statutory returns as filed, notes to their cells, and the closing of a year's accounts.

-- 报表. Frozen when filed; a correction is a new version with its reason. Any division of the country may file,
-- so the code is not tied to a treasury that has been opened here.
create table statistic_return (
  jurisdiction jurisdiction_code not null,
  year         integer     not null check (year between 2000 and 2100),
  form         integer     not null check (form in (1, 2)),
  scope        text        not null check (scope in ('all', 'own')), -- 全辖、本级
  period       text        not null check (period in ('year', 'january', 'july')),
  version      integer     not null check (version > 0),
  prev         integer generated always as (nullif(version - 1, 0)) stored,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  filer        text        not null, -- 填报单位, as it was called when filed
  content      text        not null, -- canonical text: never re-read from jsonb, its hash must stay
  hash         text        not null,
  reason       text        not null default '',
  post         uuid        not null,
  filed_on     date        not null,
  filed_at     timestamptz not null,
  primary key (jurisdiction, year, form, scope, period, version),
  constraint statistic_return_id_once unique (jurisdiction, id),
  -- What was filed once is corrected only with a reason.
  constraint statistic_return_corrected_with_reason check (version = 1 or reason <> '')
);
-- A version follows its predecessor: none is skipped, none forks.
alter table statistic_return add constraint statistic_return_follows foreign key (jurisdiction, year, form, scope, period, prev)
  references statistic_return (jurisdiction, year, form, scope, period, version);

-- 单元格说明: what the filer says about a cell that is odd.
create table return_cell_note (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  return       uuid        not null,
  row_name     text        not null check (row_name <> ''),
  column_name  text        not null check (column_name <> ''),
  says         text        not null check (says <> ''),
  post         uuid        not null,
  noted_at     timestamptz not null,
  primary key (jurisdiction, id)
);
alter table return_cell_note add constraint return_cell_note_of foreign key (jurisdiction, return) references statistic_return (jurisdiction, id);
create index return_cell_note_by_return on return_cell_note (jurisdiction, return);

-- 决算: the year's accounts are closed once; from then on the ledger gives its 决算数.
create table year_closing (
  jurisdiction jurisdiction_code not null,
  year         integer     not null check (year between 2000 and 2100),
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  number       text        not null check (number <> ''), -- document of the closing
  closed_on    date        not null,
  closed_at    timestamptz not null,
  post         uuid        not null,
  primary key (jurisdiction, year),
  constraint year_closing_after_year check (closed_on > make_date(year, 12, 31))
);

alter table statistic_return enable row level security;
create policy sight on statistic_return for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table return_cell_note enable row level security;
create policy sight on return_cell_note for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table year_closing enable row level security;
create policy sight on year_closing for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));

-- Filed is filed: no update, no delete, by privilege.
grant select, insert on statistic_return, return_cell_note, year_closing to goufu_app;
