-- 购买计划: proposed lines, the plan of a purchaser for a year, its rounds with county finance (二上二下), its changes during the year.

-- 申报指标: what a purchaser asks for on a line that no budget has approved yet. It counts for the submission of projects
-- and plans alone; the ledger knows nothing of it.
create table line_proposal (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  line         uuid        not null,
  amount       money_fen   not null check (amount > 0),
  post         uuid        not null,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id),
  -- A line is asked for once; the rounds keep what was asked before.
  constraint line_proposal_once unique (jurisdiction, line)
);
alter table line_proposal add constraint line_proposal_line foreign key (jurisdiction, line) references budget_line (jurisdiction, id);
create index line_proposal_of on line_proposal (jurisdiction, organization);

-- 购买计划 of a purchaser for a year; `organization` is the purchaser.
create table annual_plan (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  year         integer     not null check (year between 2000 and 2100),
  status       text        not null check (status in ('compiling', 'firstUp', 'firstDown', 'secondUp', 'approved')),
  call_number  text        not null check (call_number <> ''), -- 编制通知
  call_title   text        not null,
  first_up_by   date       not null,
  first_down_by date       not null check (first_down_by >= first_up_by),
  second_up_by  date       not null check (second_up_by >= first_down_by),
  ceiling      money_fen   check (ceiling >= 0), -- 控制数, set by 一下
  decision     uuid,
  approved_on  date,
  post         uuid        not null,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id),
  constraint annual_plan_once unique (jurisdiction, organization, year),
  -- No plan is approved without the paper that approves it, and none before county finance has set a ceiling.
  constraint annual_plan_approved_by_paper check ((status = 'approved') = (decision is not null and approved_on is not null)),
  constraint annual_plan_within_ceiling check (status in ('compiling', 'firstUp') or ceiling is not null)
);
alter table annual_plan add constraint annual_plan_decision foreign key (jurisdiction, decision) references decision_document (jurisdiction, id);
create index annual_plan_year on annual_plan (jurisdiction, year, id);

-- 上报和下达, each kept as it was.
create table plan_round (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  plan         uuid        not null,
  seq          integer     not null check (seq > 0),
  stage        text        not null check (stage in ('firstUp', 'firstDown', 'secondUp', 'approved')),
  words        text        not null default '',
  ceiling      money_fen   check (ceiling >= 0),
  fiscal       money_fen   not null check (fiscal >= 0),
  other        money_fen   not null check (other >= 0), -- 自有、捐赠: outside the ledger
  post         uuid        not null,
  happened_on  date        not null,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id),
  constraint plan_round_once unique (jurisdiction, plan, seq),
  -- 控制数 goes down, never up.
  constraint plan_round_ceiling check ((stage in ('firstDown', 'approved')) = (ceiling is not null)),
  -- What is approved lies within the ceiling.
  constraint plan_round_within_ceiling check (stage <> 'approved' or fiscal <= ceiling)
);
alter table plan_round add constraint plan_round_plan foreign key (jurisdiction, plan) references annual_plan (jurisdiction, id);

create table plan_round_project (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  round        uuid        not null,
  project      uuid        not null,
  position     integer     not null,
  number       text        not null,
  title        text        not null,
  item_name    text        not null,
  fiscal       money_fen   not null check (fiscal >= 0),
  other        money_fen   not null check (other >= 0),
  version      integer     not null, -- of the project, so that a later change is seen
  verdict      text        check (verdict in ('keep', 'change', 'drop')),
  remark       text        not null default '',
  primary key (jurisdiction, id),
  constraint plan_round_project_once unique (jurisdiction, round, project),
  -- Whoever asks for a change or strikes a project out says why.
  constraint plan_round_project_reasoned check (verdict is null or verdict = 'keep' or remark <> '')
);
alter table plan_round_project add constraint plan_round_project_round foreign key (jurisdiction, round) references plan_round (jurisdiction, id);
alter table plan_round_project add constraint plan_round_project_project foreign key (jurisdiction, project) references project (jurisdiction, id);
create index plan_round_project_of on plan_round_project (jurisdiction, project);

create table plan_round_line (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  round        uuid        not null,
  line         uuid        not null,
  code         text        not null,
  title        text        not null,
  functional_class text    not null,
  ledger       text        not null check (ledger in ('general', 'fund')),
  is_proposed  boolean     not null,
  amount       money_fen   not null check (amount >= 0), -- asked for, or free on an approved line
  used         money_fen   not null check (used > 0),
  primary key (jurisdiction, id),
  constraint plan_round_line_once unique (jurisdiction, round, line),
  -- 无预算不列计划: no line gives more than it has or asks for.
  constraint plan_round_line_covers check (used <= amount)
);
alter table plan_round_line add constraint plan_round_line_round foreign key (jurisdiction, round) references plan_round (jurisdiction, id);
alter table plan_round_line add constraint plan_round_line_line foreign key (jurisdiction, line) references budget_line (jurisdiction, id);

-- 年中调整: after the approval the plan changes only by an act with its reason and paper.
create table plan_change (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  plan         uuid        not null,
  kind         text        not null check (kind in ('add', 'remove', 'raise', 'cut')),
  project      uuid        not null,
  amount       money_fen   not null check (amount >= 0),
  reason       text        not null check (reason <> ''),
  decision     uuid        not null,
  post         uuid        not null,
  happened_on  date        not null,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id)
);
alter table plan_change add constraint plan_change_plan foreign key (jurisdiction, plan) references annual_plan (jurisdiction, id);
alter table plan_change add constraint plan_change_project foreign key (jurisdiction, project) references project (jurisdiction, id);
alter table plan_change add constraint plan_change_decision foreign key (jurisdiction, decision) references decision_document (jurisdiction, id);
create index plan_change_of on plan_change (jurisdiction, plan, id);

grant select, insert on line_proposal, annual_plan to goufu_app;
grant update (amount, post, recorded_at) on line_proposal to goufu_app;
grant update (status, call_number, call_title, first_up_by, first_down_by, second_up_by, ceiling, decision, approved_on) on annual_plan to goufu_app;
grant select, insert on plan_round, plan_round_project, plan_round_line, plan_change to goufu_app; -- kept as they were: append-only by privilege

alter table line_proposal enable row level security;
create policy sight on line_proposal for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table annual_plan enable row level security;
create policy sight on annual_plan for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table plan_round enable row level security;
create policy sight on plan_round for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table plan_round_project enable row level security;
create policy sight on plan_round_project for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table plan_round_line enable row level security;
create policy sight on plan_round_line for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table plan_change enable row level security;
create policy sight on plan_change for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
