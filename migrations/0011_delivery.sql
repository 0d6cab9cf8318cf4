-- 履约与验收: service records, spot checks, acceptance per share with the people served.

create table service_record (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  contract    uuid        not null,
  share       uuid        not null,
  done_on     date        not null,
  quantity    integer     not null check (quantity > 0),
  place       text        not null,
  says        text        not null check (says <> ''),
  post        uuid        not null,
  recorded_at timestamptz not null,
  primary key (jurisdiction, id)
);
create index service_record_of on service_record (jurisdiction, contract, share);
alter table service_record add constraint service_record_share foreign key (jurisdiction, contract, share) references contract_share (jurisdiction, contract, share);

-- 抽查 and what had to be put right.
create table spot_check (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  contract     uuid    not null,
  share        uuid    not null,
  checked_on   date    not null,
  found        text    not null check (found <> ''),
  is_fault     boolean not null,
  rectify_by   date,
  rectified_on date,
  rectified_says text  not null default '',
  post         uuid    not null,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id),
  constraint spot_check_fault_has_term check (not is_fault or rectify_by is not null),
  constraint spot_check_rectified_says_how check ((rectified_on is null) = (rectified_says = ''))
);
create index spot_check_of on spot_check (jurisdiction, contract);
alter table spot_check add constraint spot_check_share foreign key (jurisdiction, contract, share) references contract_share (jurisdiction, contract, share);

-- 验收, per share and period. Accepted value exists only with its accept posting (fiscal part).
create table acceptance (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  contract    uuid      not null,
  share       uuid      not null,
  instalment  uuid      not null,
  allotment   uuid      not null,
  period      text      not null check (period <> ''),
  asked       money_fen not null check (asked > 0),
  accepted    money_fen not null default 0 check (accepted >= 0),
  status      text      not null check (status in ('asked', 'accepted', 'acceptedInPart', 'refused')),
  reason      text      not null default '',
  recovered   money_fen not null default 0 check (recovered >= 0), -- of the accepted value, what an advance has already paid
  asked_on    date      not null,
  accepted_on date,
  post        uuid      not null, -- who asked
  accepted_post uuid,             -- who judged
  recorded_at timestamptz not null,
  -- Every accepted fen is backed by a posting of the very amount (one, or two where an advance is recovered).
  posting     uuid,
  posting_amount money_fen,
  second      uuid,
  second_amount money_fen,
  posting_kind text generated always as ('accept') stored,
  primary key (jurisdiction, id),
  constraint acceptance_of unique (jurisdiction, id, allotment),
  constraint acceptance_within_asked check (accepted <= asked),
  constraint acceptance_recovers_accepted check (recovered <= accepted),
  constraint acceptance_posted check (accepted = coalesce(posting_amount, 0) + coalesce(second_amount, 0)),
  constraint acceptance_posting_whole check ((posting is null) = (posting_amount is null) and (second is null) = (second_amount is null)),
  constraint acceptance_ended check ((status = 'asked') = (accepted_on is null) and (status = 'asked') = (accepted_post is null)),
  constraint acceptance_value check (case status when 'accepted' then accepted = asked when 'acceptedInPart' then accepted > 0 and accepted < asked and reason <> ''
    when 'refused' then accepted = 0 and reason <> '' else accepted = 0 end)
);
-- One acceptance a period; one that was refused may be asked for again once things are put right.
create unique index acceptance_period_once on acceptance (jurisdiction, instalment, period) where status <> 'refused';
create index acceptance_of_contract on acceptance (jurisdiction, contract);
alter table acceptance add constraint acceptance_share foreign key (jurisdiction, contract, share) references contract_share (jurisdiction, contract, share);
alter table acceptance add constraint acceptance_instalment foreign key (jurisdiction, instalment, contract, allotment) references instalment (jurisdiction, id, contract, allotment);
alter table acceptance add constraint acceptance_posting foreign key (jurisdiction, posting, allotment, posting_kind, posting_amount) references posting (jurisdiction, id, allotment, kind, amount);
alter table acceptance add constraint acceptance_second foreign key (jurisdiction, second, allotment, posting_kind, second_amount) references posting (jurisdiction, id, allotment, kind, amount);

-- 逐项验收: each standard of the contract, met or not.
create table acceptance_item (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  acceptance uuid    not null,
  clause     uuid    not null,
  met        boolean not null,
  note       text    not null default '',
  primary key (jurisdiction, id),
  constraint acceptance_item_once unique (jurisdiction, acceptance, clause),
  constraint acceptance_item_unmet_says_why check (met or note <> '')
);
alter table acceptance_item add constraint acceptance_item_acceptance foreign key (jurisdiction, acceptance) references acceptance (jurisdiction, id);
alter table acceptance_item add constraint acceptance_item_clause foreign key (jurisdiction, clause) references clause (jurisdiction, id);

-- 服务对象意见: place and opinion, no names (条例 第四十五条).
create table acceptance_opinion (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  acceptance uuid    not null,
  place      text    not null check (place <> ''),
  satisfied  integer not null check (satisfied between 1 and 5),
  words      text    not null default '',
  primary key (jurisdiction, id)
);
alter table acceptance_opinion add constraint acceptance_opinion_acceptance foreign key (jurisdiction, acceptance) references acceptance (jurisdiction, id);

grant select, insert on service_record, acceptance_item, acceptance_opinion to goufu_app;
grant select, insert, update on spot_check, acceptance to goufu_app;

alter table service_record enable row level security;
create policy sight on service_record for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table spot_check enable row level security;
create policy sight on spot_check for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table acceptance enable row level security;
create policy sight on acceptance for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table acceptance_item enable row level security;
create policy sight on acceptance_item for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table acceptance_opinion enable row level security;
create policy sight on acceptance_opinion for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
