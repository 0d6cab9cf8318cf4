-- 统一购买: a township joins or leaves before the notice; who does what for each share; one contract or one for each.

-- A share that has left keeps its row: its allotments, although empty now, hold on to it.
alter table share add column left_on date;
-- 责任分工: who watches and who evaluates, where it is not the purchaser.
alter table share add column monitor_organization uuid;
alter table share add column evaluator_organization uuid;
alter table share drop constraint share_user_once;
-- Of those that take part, one share a using organization; who has left may join again.
create unique index share_user_once on share (jurisdiction, project, user_organization) where left_on is null;

-- 份额变更申请: nobody is taken into a purchase, or let out of it, by the other side alone.
create table share_request (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null, -- the purchaser
  readers      uuid[]      not null default '{}', -- the township
  project      uuid        not null,
  township     uuid        not null,
  kind         text        not null check (kind in ('join', 'leave')),
  quantity     integer     not null check (quantity > 0),
  amount       money_fen   not null check (amount > 0),
  line         uuid, -- which line pays; a township names its own when it agrees
  reason       text        not null check (reason <> ''),
  status       text        not null check (status in ('asked', 'agreed', 'declined')),
  asked_by     uuid        not null, -- post
  by_township  boolean     not null, -- who asked: the other side answers
  asked_on     date        not null,
  answered_by  uuid,
  answered_on  date,
  answer       text        not null default '',
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id),
  constraint share_request_answered check ((status = 'asked') = (answered_by is null) and (status = 'asked') = (answered_on is null)),
  constraint share_request_declined_with_reason check (status <> 'declined' or answer <> ''),
  -- A township that joined did so with money: its share has a line.
  constraint share_request_joined_with_line check (kind <> 'join' or status <> 'agreed' or line is not null)
);
alter table share_request add constraint share_request_project foreign key (jurisdiction, project) references project (jurisdiction, id);
alter table share_request add constraint share_request_line foreign key (jurisdiction, line) references budget_line (jurisdiction, id);
-- One open question at a time between a purchase and a township.
create unique index share_request_open on share_request (jurisdiction, project, township) where status = 'asked';
grant select, insert, update on share_request to goufu_app;
grant delete on package_share to goufu_app; -- a township leaves before the notice
alter table share_request enable row level security;
create policy sight on share_request for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));

-- 一次成交, 一份合同或者每个单位一份: several contracts of one award, but no share in two of them.
alter table contract drop constraint contract_award_once;
create index contract_of_award on contract (jurisdiction, award);
alter table contract add constraint contract_of_its_award unique (jurisdiction, id, award);
alter table contract_share add column award uuid;
update contract_share s set award = c.award from contract c where c.jurisdiction = s.jurisdiction and c.id = s.contract;
alter table contract_share alter column award set not null;
alter table contract_share add constraint contract_share_award foreign key (jurisdiction, contract, award) references contract (jurisdiction, id, award);
alter table contract_share add constraint contract_share_once_an_award unique (jurisdiction, award, share);
