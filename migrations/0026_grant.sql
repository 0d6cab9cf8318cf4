-- 费随事转: a department's special fund that follows its duty to the townships, and which line of last year a line continues.

-- 费随事转资金. `organization` is the department whose fund it is; townships that get a part are its readers.
create table duty_grant (
  jurisdiction     jurisdiction_code not null,
  id               uuid        not null,
  organization     uuid        not null,
  readers          uuid[]      not null default '{}',
  year             integer     not null check (year between 2000 and 2100),
  code             text        not null check (code <> ''),
  title            text        not null check (title <> ''),
  functional_class text        not null check (functional_class ~ '^[0-9]{3}([0-9]{2}([0-9]{2})?)?$'), -- 类款项
  ledger           text        not null check (ledger in ('general', 'fund')),
  source           text        not null check (source in ('own', 'transfer', 'special', 'other')),
  amount           money_fen   not null check (amount > 0),
  duty             uuid,       -- the duty that moved, where it is on the list
  decision         uuid        not null, -- none without its decision document
  post             uuid        not null,
  recorded_at      timestamptz not null,
  primary key (jurisdiction, id),
  constraint duty_grant_code_once unique (jurisdiction, year, code),
  -- Target of its parts: each names the whole amount, so that their chain is bounded by it.
  constraint duty_grant_amount unique (jurisdiction, id, amount)
);
alter table duty_grant add constraint duty_grant_duty foreign key (jurisdiction, duty) references duty (jurisdiction, id);
alter table duty_grant add constraint duty_grant_decision foreign key (jurisdiction, decision) references decision_document (jurisdiction, id);

-- A line is made from a grant or not; one of a grant holds nothing else. It may continue a line of last year (结转).
alter table budget_line add column duty_grant uuid;
alter table budget_line add column continues uuid;
alter table budget_line add constraint budget_line_duty_grant foreign key (jurisdiction, duty_grant) references duty_grant (jurisdiction, id);
alter table budget_line add constraint budget_line_continues foreign key (jurisdiction, continues) references budget_line (jurisdiction, id);
alter table budget_line add constraint budget_line_of_grant unique (jurisdiction, id, duty_grant);
-- A line of last year is continued by one line: what was carried is found in one place.
create unique index budget_line_continued_once on budget_line (jurisdiction, continues) where continues is not null;
create index budget_line_grant on budget_line (jurisdiction, duty_grant) where duty_grant is not null;

-- 拆分: the parts of a grant, append-only and chained like the postings: the same money is never split twice, nor beyond the grant.
create table grant_part (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null, -- the township
  readers      uuid[]      not null default '{}',
  duty_grant   uuid        not null,
  seq          integer     not null check (seq > 0),
  prev         integer     generated always as (nullif(seq - 1, 0)) stored,
  kind         text        not null check (kind in ('give', 'takeBack')),
  amount       money_fen   not null check (amount > 0),
  given_before money_fen   not null,
  given_after  money_fen   not null,
  whole        money_fen   not null, -- the amount of the grant
  line         uuid        not null,
  posting      uuid        not null,
  decision     uuid        not null, -- no part without its decision document
  post         uuid        not null,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id),
  -- One successor each: the chain cannot fork.
  constraint grant_part_seq_once unique (jurisdiction, duty_grant, seq),
  constraint grant_part_balance unique (jurisdiction, duty_grant, seq, given_after),
  constraint grant_part_posting_once unique (jurisdiction, posting),
  constraint grant_part_begins check (seq > 1 or given_before = 0),
  constraint grant_part_adds_up check (given_after = given_before + case kind when 'give' then amount else -amount end),
  -- Never beyond the grant, never below nought.
  constraint grant_part_within_grant check (given_after between 0 and whole)
);
alter table grant_part add constraint grant_part_of foreign key (jurisdiction, duty_grant, whole) references duty_grant (jurisdiction, id, amount);
alter table grant_part add constraint grant_part_chain foreign key (jurisdiction, duty_grant, prev, given_before)
  references grant_part (jurisdiction, duty_grant, seq, given_after);
-- Its money lies on a line of this very grant.
alter table grant_part add constraint grant_part_line foreign key (jurisdiction, line, duty_grant) references budget_line (jurisdiction, id, duty_grant);
alter table grant_part add constraint grant_part_posting foreign key (jurisdiction, posting) references posting (jurisdiction, id);
alter table grant_part add constraint grant_part_decision foreign key (jurisdiction, decision) references decision_document (jurisdiction, id);

grant select, insert on duty_grant, grant_part to goufu_app; -- parts are append-only by privilege
grant update (readers) on duty_grant to goufu_app;

alter table duty_grant enable row level security;
create policy sight on duty_grant for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table grant_part enable row level security;
create policy sight on grant_part for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
