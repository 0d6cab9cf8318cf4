-- 历史台账: the purchases of earlier years as a county has kept them in its own tables. Figures as reported: outside the
-- ledger, not judged by it, added to returns with their mark.

-- 历史台账导入: one file, first checked, then stored; or withdrawn as a whole with its reason.
create table history_import (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null, -- who keeps the ledger: county finance
  readers      uuid[]      not null default '{}',
  number       text        not null,
  file_name    text        not null check (file_name <> ''),
  file_hash    text        not null,
  file         uuid, -- the user's own file; null where a command read it from a disk
  copy         uuid, -- the same file's bad rows with remarks; null where there are none
  status       text        not null check (status in ('checking', 'checked', 'refused', 'storing', 'stored', 'withdrawn')),
  outcome      text        not null default '{}', -- what became of the rows, as canonical JSON
  reason       text        not null default '', -- why the file was refused or withdrawn
  rows_read    integer     not null default 0 check (rows_read >= 0),
  rows_good    integer     not null default 0 check (rows_good >= 0), -- stored, or to be stored once it is confirmed
  rows_same    integer     not null default 0 check (rows_same >= 0),
  rows_bad     integer     not null default 0 check (rows_bad >= 0),
  post         uuid        not null,
  asked_at     timestamptz not null,
  ended_at     timestamptz,
  primary key (jurisdiction, id),
  constraint history_import_number_once unique (jurisdiction, number),
  -- Nothing lost, nothing twice: every row that was read is stored, was there already, or went back with a remark.
  constraint history_import_is_whole check (rows_good + rows_same + rows_bad = rows_read),
  -- Nobody refuses or withdraws without a reason.
  constraint history_import_ended_with_reason check (status not in ('refused', 'withdrawn') or reason <> '')
);
-- What waits to be worked on, of all treasuries: few rows.
create index history_import_open on history_import (jurisdiction, asked_at) where status in ('checking', 'storing');

-- 导入进度: stands apart, because the import holds its own row until it ends.
create table history_progress (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null, -- of the import
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  rows_done    integer     not null check (rows_done >= 0),
  rows_known   integer     not null check (rows_known >= 0), -- as the sheets say; 0 where they say nothing
  primary key (jurisdiction, id)
);
alter table history_progress add constraint history_progress_of foreign key (jurisdiction, id) references history_import (jurisdiction, id);

-- 历史台账行. A null figure was not given: that is not 0.
create table history_row (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null, -- the purchaser
  readers      uuid[]      not null default '{}',
  import       uuid        not null,
  sheet        text        not null,
  row_number   integer     not null check (row_number > 0), -- as the file numbers it
  year         integer     not null check (year between 2000 and 2100),
  code         text        not null default '', -- 项目编号, as reported
  name         text        not null check (name <> ''),
  item         text check (item ~ '^[A-Z][0-9]+$'), -- of the catalog, where it was found there
  item_name    text        not null default '', -- of the catalog, else as reported
  functional_class text check (functional_class ~ '^[0-9]{3}([0-9]{2}([0-9]{2})?)?$'),
  kind         text check (kind in ('1', '2', '3', '4', '5', '6')),
  ledger       text        not null check (ledger in ('general', 'fund')),
  budget       money_fen check (budget >= 0),
  executed     money_fen check (executed >= 0), -- may exceed the budget: life did, and the return says so
  final        money_fen check (final >= 0),
  contract_amount money_fen check (contract_amount >= 0),
  provider      text       not null default '',
  provider_code text       not null default '',
  method        text       not null default '', -- 采购方式, as reported
  signed_on     text check (signed_on ~ '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$'), -- to the day or, where only that was kept, to the month
  paid_on       text check (paid_on ~ '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$'),
  term          text       not null default '', -- 服务期限, as reported
  note          text       not null default '',
  identity      text       not null, -- hash of what tells one purchase from another
  content       text       not null, -- hash of all that was reported of it
  is_withdrawn  boolean    not null default false,
  recorded_at   timestamptz not null,
  primary key (jurisdiction, id),
  constraint history_row_says_an_amount check (coalesce(budget, executed, final, contract_amount) is not null)
);
-- The same purchase stands once, whatever is imported again.
create unique index history_row_once on history_row (jurisdiction, identity) where not is_withdrawn;
create index history_row_of_year on history_row (jurisdiction, year, organization) where not is_withdrawn;
create index history_row_of_import on history_row (jurisdiction, import, row_number);
alter table history_row add constraint history_row_import foreign key (jurisdiction, import) references history_import (jurisdiction, id);

-- 历史台账汇总: what statistics adds to the sums of the ledger. Read with the rights and the sight of the asker.
create view history_sum with (security_invoker = true) as
select jurisdiction, organization, year, ledger, left(functional_class, 3) as functional_class, kind,
  count(*) as projects, count(final) as finals, sum(budget)::bigint as budget, sum(executed)::bigint as executed,
  (sum(executed) filter (where left(paid_on, 7) between year || '-01' and year || '-06'))::bigint as executed_by_june, sum(final)::bigint as final
from history_row
where not is_withdrawn
group by jurisdiction, organization, year, ledger, left(functional_class, 3), kind;

grant select, insert, update on history_import, history_progress to goufu_app;
-- A row is added and, with its whole file, withdrawn; what it says is never rewritten.
grant select, insert, update (is_withdrawn) on history_row to goufu_app;
grant select on history_sum to goufu_app;

alter table history_import enable row level security;
create policy sight on history_import for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table history_progress enable row level security;
create policy sight on history_progress for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table history_row enable row level security;
create policy sight on history_row for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
