-- 预算: lines, allotments and the chained postings. 无计划不预算、无预算不购买、未购买不支付, kept by the tables themselves.

-- 批准文件: what approved, adjusted or cut a line.
create table decision_document (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  number       text        not null check (number <> ''),
  title        text        not null check (title <> ''),
  decided_on   date        not null,
  post         uuid        not null,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id)
);

-- 预算指标. Its figures are its postings; there is no balance column to lie about.
create table budget_line (
  jurisdiction     jurisdiction_code not null,
  id               uuid        not null,
  organization     uuid        not null, -- whose budget
  readers          uuid[]      not null default '{}',
  year             integer     not null check (year between 2000 and 2100),
  code             text        not null, -- 指标编号
  title            text        not null,
  functional_class text        not null check (functional_class ~ '^[0-9]{3}([0-9]{2}([0-9]{2})?)?$'), -- 类款项
  economic_class   text,
  ledger           text        not null check (ledger in ('general', 'fund')),
  source           text        not null check (source in ('own', 'transfer', 'special', 'other')),
  created_at       timestamptz not null,
  primary key (jurisdiction, id),
  constraint budget_line_code_once unique (jurisdiction, year, code)
);
create index budget_line_of on budget_line (jurisdiction, organization, year);

-- 拨付额度: line × share × fiscal year, made when the project enters the plan.
create table allotment (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  line         uuid        not null,
  share        uuid        not null,
  project      uuid        not null,
  year         integer     not null,
  created_at   timestamptz not null,
  primary key (jurisdiction, id),
  constraint allotment_once unique (jurisdiction, line, share, year),
  constraint allotment_of_line unique (jurisdiction, id, line),
  constraint allotment_of_share unique (jurisdiction, id, share)
);
create index allotment_of_project on allotment (jurisdiction, project);
alter table allotment add constraint allotment_line foreign key (jurisdiction, line) references budget_line (jurisdiction, id);

-- 记账. The postings are the balances: append-only, each carries the balances before and after, chained by foreign keys.
-- A posting of kind approve, adjust or cut moves the line; plan, unplan and save move line and allotment in one row, so that
-- neither can move without the other; all later kinds move the allotment.
create table posting (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  kind         text        not null check (kind in ('approve', 'adjust', 'cut', 'plan', 'unplan', 'save', 'commit', 'release',
               'accept', 'unaccept', 'advance', 'recover', 'pay', 'return', 'refund')),
  amount       money_fen   not null check (amount > 0),
  line         uuid        not null,
  line_seq     integer check (line_seq > 0),
  line_prev    integer generated always as (nullif(line_seq - 1, 0)) stored,
  approved_before money_fen, approved_after money_fen,
  drawn_before    money_fen, drawn_after    money_fen, -- Σ planned on the line
  allotment    uuid,
  seq          integer check (seq > 0),
  prev         integer generated always as (nullif(seq - 1, 0)) stored,
  planned_before   money_fen, planned_after   money_fen,
  committed_before money_fen, committed_after money_fen,
  accepted_before  money_fen, accepted_after  money_fen,
  advanced_before  money_fen, advanced_after  money_fen,
  paid_before      money_fen, paid_after      money_fen,
  decision     uuid,
  subject_kind text        not null,
  subject_id   uuid        not null,
  happened_on  date        not null,
  recorded_at  timestamptz not null,
  post         uuid        not null,
  primary key (jurisdiction, id),
  -- One successor each: a chain cannot fork.
  constraint posting_line_seq_once unique (jurisdiction, line, line_seq),
  constraint posting_seq_once unique (jurisdiction, allotment, seq),
  -- Targets of the chains below.
  constraint posting_line_balance unique (jurisdiction, line, line_seq, approved_after, drawn_after),
  constraint posting_balance unique (jurisdiction, allotment, seq, planned_after, committed_after, accepted_after, advanced_after, paid_after),
  -- Target of instalments, acceptances and payments: the very posting, of that kind, that allotment, that amount.
  constraint posting_named unique (jurisdiction, id, allotment, kind, amount),
  -- Which chains a kind moves.
  constraint posting_moves_line check ((kind in ('approve', 'adjust', 'cut', 'plan', 'unplan', 'save')) = (line_seq is not null)),
  constraint posting_moves_allotment check ((kind not in ('approve', 'adjust', 'cut')) = (allotment is not null)),
  constraint posting_line_whole check (num_nulls(line_seq, approved_before, approved_after, drawn_before, drawn_after) in (0, 5)),
  constraint posting_allotment_whole check (num_nulls(allotment, seq, planned_before, planned_after, committed_before, committed_after,
    accepted_before, accepted_after, advanced_before, advanced_after, paid_before, paid_after) in (0, 12)),
  -- A chain begins at nought.
  constraint posting_line_begins check (line_seq > 1 or (approved_before = 0 and drawn_before = 0)),
  constraint posting_begins check (seq > 1 or (planned_before = 0 and committed_before = 0 and accepted_before = 0 and advanced_before = 0 and paid_before = 0)),
  -- After = before ± amount, by kind, and nothing else moves.
  constraint posting_moves_approved check (approved_after = approved_before + case kind when 'approve' then amount when 'adjust' then amount when 'cut' then -amount else 0 end),
  constraint posting_moves_drawn check (drawn_after = drawn_before + case kind when 'plan' then amount when 'unplan' then -amount when 'save' then -amount else 0 end),
  constraint posting_moves_planned check (planned_after = planned_before + case kind when 'plan' then amount when 'unplan' then -amount when 'save' then -amount else 0 end),
  constraint posting_moves_committed check (committed_after = committed_before + case kind when 'commit' then amount when 'release' then -amount when 'refund' then -amount else 0 end),
  constraint posting_moves_accepted check (accepted_after = accepted_before + case kind when 'accept' then amount when 'unaccept' then -amount when 'refund' then -amount else 0 end),
  constraint posting_moves_advanced check (advanced_after = advanced_before + case kind when 'advance' then amount when 'recover' then -amount else 0 end),
  constraint posting_moves_paid check (paid_after = paid_before + case kind when 'pay' then amount when 'advance' then amount when 'return' then -amount when 'refund' then -amount else 0 end),
  -- 无计划不预算: no line is drawn beyond what was approved (预算法 第十三条).
  constraint posting_within_line check (approved_after >= drawn_after and drawn_after >= 0),
  -- 无预算不购买、未购买不支付: planned ≥ committed ≥ accepted + advanced ≥ paid ≥ 0.
  constraint posting_within_plan check (planned_after >= committed_after),
  constraint posting_within_contract check (committed_after >= accepted_after + advanced_after),
  constraint posting_within_acceptance check (accepted_after + advanced_after >= paid_after),
  constraint posting_never_below_nought check (planned_after >= 0 and committed_after >= 0 and accepted_after >= 0 and advanced_after >= 0 and paid_after >= 0),
  -- A budget is approved, adjusted or cut by a decision document, never without.
  constraint posting_decided check ((kind in ('approve', 'adjust', 'cut')) = (decision is not null))
);
alter table posting add constraint posting_line foreign key (jurisdiction, line) references budget_line (jurisdiction, id);
alter table posting add constraint posting_allotment foreign key (jurisdiction, allotment, line) references allotment (jurisdiction, id, line);
alter table posting add constraint posting_decision foreign key (jurisdiction, decision) references decision_document (jurisdiction, id);
-- The balances before are the balances after of the predecessor: no program can lie about them.
alter table posting add constraint posting_line_chain foreign key (jurisdiction, line, line_prev, approved_before, drawn_before)
  references posting (jurisdiction, line, line_seq, approved_after, drawn_after);
alter table posting add constraint posting_chain foreign key (jurisdiction, allotment, prev, planned_before, committed_before, accepted_before, advanced_before, paid_before)
  references posting (jurisdiction, allotment, seq, planned_after, committed_after, accepted_after, advanced_after, paid_after);
create index posting_subject on posting (jurisdiction, subject_id);

grant select, insert on decision_document to goufu_app;
grant select, insert on budget_line, allotment to goufu_app;
grant update (readers) on budget_line, allotment to goufu_app;
grant select, insert on posting to goufu_app; -- no update, no delete: append-only by privilege

alter table decision_document enable row level security;
create policy sight on decision_document for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table budget_line enable row level security;
create policy sight on budget_line for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table allotment enable row level security;
create policy sight on allotment for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table posting enable row level security;
create policy sight on posting for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
