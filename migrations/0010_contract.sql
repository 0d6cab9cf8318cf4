-- 合同: complete terms or not signed; shares, instalments with their commit postings, schedule, clauses, supplements.

create table contract (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  number       text        not null,
  title        text        not null check (title <> ''),
  project      uuid        not null,
  award        uuid        not null,
  provider     uuid        not null,
  status       text        not null check (status in ('drafted', 'inReview', 'signed', 'completed', 'endedEarly')),
  price        money_fen   not null check (price > 0),
  awarded_on   date        not null,
  -- 102号令 第二十三条: what a contract must say. Empty until written; a signed contract has them all.
  content      text        not null default '',
  quantity     text        not null default '',
  quality      text        not null default '',
  settlement   text        not null default '',
  rights       text        not null default '',
  breach       text        not null default '',
  term_from    date        not null,
  term_to      date        not null check (term_to >= term_from),
  acceptance_days integer  not null default 15 check (acceptance_days > 0), -- 约定的验收期限
  pay_days     integer     not null default 30 check (pay_days > 0),
  advance      money_fen   not null default 0 check (advance >= 0),
  bond         money_fen   not null default 0 check (bond >= 0), -- 履约保证金
  -- Which conditions of 102号令 第二十四条 hold; asked for where the term is longer than a year.
  term_grounds text[]      not null default '{}',
  provider_is_sme boolean  not null default false, -- its size on the day of signing
  notified_on  date,       -- 成交通知书; GPL 46 counts from it
  signed_on    date,
  filed_on     date,       -- 备案
  ended_on     date,
  end_reason   text        not null default '',
  post         uuid        not null,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id),
  constraint contract_number_once unique (jurisdiction, number),
  constraint contract_award_once unique (jurisdiction, award),
  constraint contract_of_provider unique (jurisdiction, id, provider),
  -- A contract in force without a day of signing has no deadline, and without terms no law: the table refuses both.
  constraint contract_signed_whole check (status in ('drafted', 'inReview') or (signed_on is not null and content <> '' and quantity <> ''
    and quality <> '' and settlement <> '' and rights <> '' and breach <> '')),
  constraint contract_advance_within check (advance < price)
);
create index contract_of_project on contract (jurisdiction, project);
create index contract_of on contract (jurisdiction, provider);
alter table contract add constraint contract_project foreign key (jurisdiction, project) references project (jurisdiction, id);
alter table contract add constraint contract_award foreign key (jurisdiction, award, provider) references award (jurisdiction, id, provider);

create table contract_share (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  contract uuid      not null,
  share    uuid      not null,
  -- For whom, who accepts, who pays, how much: terms of the contract, so that its provider can read them without the project.
  user_organization     uuid not null,
  accepter_organization uuid not null,
  payer_organization    uuid not null,
  quantity integer   not null check (quantity > 0),
  fiscal   money_fen not null check (fiscal >= 0),
  other    money_fen not null default 0 check (other >= 0),
  primary key (jurisdiction, id),
  constraint contract_share_once unique (jurisdiction, contract, share),
  constraint contract_share_of unique (jurisdiction, id, contract, share)
);
alter table contract_share add constraint contract_share_contract foreign key (jurisdiction, contract) references contract (jurisdiction, id);
alter table contract_share add constraint contract_share_share foreign key (jurisdiction, share) references share (jurisdiction, id);

-- 年度分期: share × fiscal year. Exists only with its commit posting of the same allotment and amount: nothing is signed without plan.
create table instalment (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  contract       uuid      not null,
  contract_share uuid      not null,
  share          uuid      not null,
  allotment      uuid      not null,
  year           integer   not null,
  amount         money_fen not null check (amount > 0),
  supplement     uuid,
  posting        uuid      not null,
  posting_kind   text generated always as ('commit') stored,
  primary key (jurisdiction, id),
  constraint instalment_posting_once unique (jurisdiction, posting),
  constraint instalment_of unique (jurisdiction, id, contract, allotment)
);
alter table instalment add constraint instalment_share foreign key (jurisdiction, contract_share, contract, share) references contract_share (jurisdiction, id, contract, share);
alter table instalment add constraint instalment_allotment foreign key (jurisdiction, allotment, share) references allotment (jurisdiction, id, share);
alter table instalment add constraint instalment_commit foreign key (jurisdiction, posting, allotment, posting_kind, amount) references posting (jurisdiction, id, allotment, kind, amount);

-- 条款 and 验收标准, taken over from the service standard and completed by hand.
create table clause (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  contract uuid    not null,
  kind     text    not null check (kind in ('clause', 'acceptance')),
  position integer not null,
  says     text    not null check (says <> ''),
  deduction integer not null default 0 check (deduction between 0 and 10000), -- of the period's amount, in ten-thousandths, where the standard is not met
  primary key (jurisdiction, id),
  constraint clause_place_once unique (jurisdiction, contract, kind, position)
);
alter table clause add constraint clause_contract foreign key (jurisdiction, contract) references contract (jurisdiction, id);

-- 补充合同: append-only; a correction is another one. 政府采购法 第四十九条.
create table supplement (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  contract  uuid      not null,
  amount    money_fen not null check (amount > 0),
  signed_on date      not null,
  reason    text      not null check (reason <> ''),
  post      uuid      not null,
  recorded_at timestamptz not null,
  primary key (jurisdiction, id)
);
alter table supplement add constraint supplement_contract foreign key (jurisdiction, contract) references contract (jurisdiction, id);
alter table instalment add constraint instalment_supplement foreign key (jurisdiction, supplement) references supplement (jurisdiction, id);

grant select, insert, update on contract, contract_share to goufu_app;
grant select, insert on instalment, supplement to goufu_app;
grant update (readers) on instalment, supplement to goufu_app;
grant select, insert, update, delete on clause to goufu_app; -- a draft is written again

alter table contract enable row level security;
create policy sight on contract for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table contract_share enable row level security;
create policy sight on contract_share for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table instalment enable row level security;
create policy sight on instalment for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table clause enable row level security;
create policy sight on clause for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table supplement enable row level security;
create policy sight on supplement for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
