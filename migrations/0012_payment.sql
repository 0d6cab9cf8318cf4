-- 绩效评价 and 支付.

create table evaluation (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  project      uuid    not null,
  kind         text    not null check (kind in ('self', 'department', 'thirdParty', 'finance')),
  evaluator    uuid    not null, -- the organization that evaluates
  status       text    not null check (status in ('opened', 'graded', 'published')),
  budget       money_fen not null default 0, -- 调整后预算 and 已支付 as the evaluation saw them: later postings do not change its score
  paid         money_fen not null default 0,
  execution    integer, -- 预算执行率 score, hundredths of a point, as all scores here
  total        integer check (total between 0 and 10000),
  grade        text    check (grade in ('excellent', 'good', 'fair', 'poor')),
  says         text    not null default '',
  opened_on    date    not null,
  graded_on    date,
  published_on date,
  post         uuid    not null,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id),
  constraint evaluation_once unique (jurisdiction, project, kind),
  constraint evaluation_graded_whole check (status = 'opened' or (execution is not null and total is not null and grade is not null and graded_on is not null)),
  constraint evaluation_published_dated check ((status = 'published') = (published_on is not null))
);
alter table evaluation add constraint evaluation_project foreign key (jurisdiction, project) references project (jurisdiction, id);

create table evaluation_score (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  evaluation uuid    not null,
  target     uuid    not null,
  actual     integer not null, -- hundredths of the target's unit
  available  integer not null check (available >= 0), -- what the target could earn by the weights of the day
  points     integer not null check (points between 0 and available),
  because    text    not null default '', -- why points were lost
  primary key (jurisdiction, id),
  constraint evaluation_score_once unique (jurisdiction, evaluation, target)
);
alter table evaluation_score add constraint evaluation_score_evaluation foreign key (jurisdiction, evaluation) references evaluation (jurisdiction, id);
alter table evaluation_score add constraint evaluation_score_target foreign key (jurisdiction, target) references target (jurisdiction, id);

-- 结果应用: what followed from the grade.
create table consequence (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  evaluation uuid not null,
  kind       text not null check (kind in ('settlement', 'nextBudget', 'providerRating', 'appraisal')),
  says       text not null check (says <> ''),
  decided_on date not null,
  post       uuid not null,
  primary key (jurisdiction, id)
);
create index consequence_of on consequence (jurisdiction, evaluation);
alter table consequence add constraint consequence_evaluation foreign key (jurisdiction, evaluation) references evaluation (jurisdiction, id);

-- 支付. A paid payment has its posting of the same allotment and amount; money goes only to the contract's provider.
create table payment (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  number       text      not null,
  contract     uuid      not null,
  share        uuid      not null,
  instalment   uuid      not null,
  allotment    uuid      not null,
  acceptance   uuid,     -- null for an advance
  provider     uuid      not null,
  kind         text      not null check (kind in ('advance', 'pay')),
  amount       money_fen not null check (amount > 0),
  status       text      not null check (status in ('requested', 'checked', 'ordered', 'paid', 'refused', 'returned')),
  invoice      text      not null check (invoice <> ''), -- 发票号码
  requested_on date      not null,
  due_on       date      not null,
  due_basis    text      not null,
  checked_on   date,
  ordered_on   date,
  paid_on      date,
  voucher      text      not null default '', -- 支付凭证号
  refused_reason text    not null default '',
  returned_on  date,
  returned_reason text   not null default '',
  posting      uuid,
  post         uuid      not null,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id),
  constraint payment_number_once unique (jurisdiction, number),
  constraint payment_posting_once unique (jurisdiction, posting),
  constraint payment_paid_whole check ((status in ('paid', 'returned')) = (posting is not null)),
  constraint payment_paid_dated check (status <> 'paid' or (paid_on is not null and voucher <> '')),
  constraint payment_refused_with_reason check (status <> 'refused' or refused_reason <> ''),
  constraint payment_returned_with_reason check (status <> 'returned' or (returned_on is not null and returned_reason <> '')),
  constraint payment_after_acceptance check ((kind = 'pay') = (acceptance is not null))
);
-- One invoice is paid once. What was refused, or came back, may be asked for again with the same invoice.
create unique index payment_invoice_once on payment (jurisdiction, provider, invoice) where status not in ('refused', 'returned');
create index payment_of_contract on payment (jurisdiction, contract);
alter table payment add constraint payment_provider foreign key (jurisdiction, contract, provider) references contract (jurisdiction, id, provider);
alter table payment add constraint payment_instalment foreign key (jurisdiction, instalment, contract, allotment) references instalment (jurisdiction, id, contract, allotment);
alter table payment add constraint payment_acceptance foreign key (jurisdiction, acceptance, allotment) references acceptance (jurisdiction, id, allotment);
alter table payment add constraint payment_pay foreign key (jurisdiction, posting, allotment, kind, amount) references posting (jurisdiction, id, allotment, kind, amount);

grant select, insert, update on evaluation, payment to goufu_app;
grant select, insert on evaluation_score, consequence to goufu_app;

alter table evaluation enable row level security;
create policy sight on evaluation for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table evaluation_score enable row level security;
create policy sight on evaluation_score for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table consequence enable row level security;
create policy sight on consequence for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table payment enable row level security;
create policy sight on payment for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
