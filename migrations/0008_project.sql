-- 清单与项目: needs, projects, their shares, fundings, targets and the joint review.

-- 需求 as spoken. Who spoke stands apart and can be erased.
create table need (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  number       text        not null,
  words        text        not null check (words <> ''),
  spoken_by    text        not null check (spoken_by in ('resident', 'village', 'department', 'township')),
  village      text        not null default '',
  people       integer check (people > 0), -- how many it would serve
  heard_on     date        not null,
  status       text        not null check (status in ('spoken', 'checked', 'merged', 'listed', 'declined', 'inProject', 'served', 'answered')),
  reason       text        not null default '', -- why declined
  answer       text        not null default '', -- what was answered to whoever spoke
  merged_into  uuid,
  project      uuid,
  post         uuid        not null,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id),
  constraint need_number_once unique (jurisdiction, number),
  -- Nobody is declined without a reason.
  constraint need_declined_with_reason check (status <> 'declined' or reason <> '')
);
create index need_of on need (jurisdiction, organization, status);

-- 提出人: personal data of whoever spoke, for the answer only; erased after keep_until.
create table need_speaker (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  need       uuid not null,
  name       text not null,
  phone      text not null default '',
  keep_until date not null,
  primary key (jurisdiction, id)
);
alter table need_speaker add constraint need_speaker_need foreign key (jurisdiction, need) references need (jurisdiction, id);
alter table need add constraint need_merged foreign key (jurisdiction, merged_into) references need (jurisdiction, id);

-- 项目: written once; `organization` is the purchaser.
create table project (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  number         text        not null,
  title          text        not null check (title <> ''),
  year           integer     not null,
  status         text        not null check (status in ('drafted', 'submitted', 'jointlyReviewed', 'financeReviewed', 'inPlan', 'closed', 'returned', 'withdrawn')),
  track          text        not null check (track in ('internal', 'procurement')),
  catalog_edition text       not null,
  catalog_item   text        not null,
  item_name      text        not null, -- as the edition of the day names it
  kind           text        not null check (kind in ('1', '2', '3', '4', '5', '6')), -- 六类
  purchase_item  text        not null default '', -- 品目
  standard       integer,    -- version of the service standard of the day
  purpose        text        not null,
  for_whom       text        not null,
  why_not_staff  text        not null,
  assessment     text        not null default '', -- 事前绩效评估
  unit           text        not null,
  unit_price     money_fen   not null check (unit_price > 0),
  term_from      date        not null,
  term_to        date        not null check (term_to >= term_from),
  term_grounds   text[]      not null default '{}', -- which conditions of 102 第二十四条 hold, for a term over one year
  post           uuid        not null,
  drafted_on     date        not null,
  submitted_on   date,
  reviewed_on    date,
  planned_on     date,
  closed_on      date,
  ended_reason   text        not null default '', -- why returned or withdrawn
  version        integer     not null default 1, -- a change after review voids the opinions on earlier versions
  recorded_at    timestamptz not null,
  primary key (jurisdiction, id),
  constraint project_number_once unique (jurisdiction, number)
);
create index project_of on project (jurisdiction, organization, year, id desc);
create index project_all on project (jurisdiction, id desc);
alter table need add constraint need_in_project foreign key (jurisdiction, project) references project (jurisdiction, id);

-- 份额: what one using organization takes. Delivery, acceptance and payment hang on it, never on the project.
create table share (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  project     uuid      not null,
  user_organization     uuid not null,
  accepter_organization uuid not null,
  payer_organization    uuid not null,
  quantity    integer   not null check (quantity > 0),
  fiscal      money_fen not null check (fiscal >= 0),
  other       money_fen not null default 0 check (other >= 0), -- 自有、捐赠: outside the ledger
  other_source text     not null default '',
  primary key (jurisdiction, id),
  constraint share_user_once unique (jurisdiction, project, user_organization),
  constraint share_of_project unique (jurisdiction, id, project),
  constraint share_costs_something check (fiscal + other > 0),
  constraint share_other_is_named check (other = 0 or other_source <> '')
);
alter table share add constraint share_project foreign key (jurisdiction, project) references project (jurisdiction, id);
-- An allotment belongs to a share of the very project it names: no project can use another's money.
alter table allotment add constraint allotment_share foreign key (jurisdiction, share, project) references share (jurisdiction, id, project);

-- 资金来源: which line pays how much of a share. Becomes an allotment when the project enters the plan.
create table funding (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  share  uuid      not null,
  line   uuid      not null,
  amount money_fen not null check (amount > 0),
  primary key (jurisdiction, id),
  constraint funding_once unique (jurisdiction, share, line)
);
alter table funding add constraint funding_share foreign key (jurisdiction, share) references share (jurisdiction, id);
alter table funding add constraint funding_line foreign key (jurisdiction, line) references budget_line (jurisdiction, id);

-- 绩效目标: set before, measurable.
create table target (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  project   uuid    not null,
  position  integer not null,
  dimension text    not null check (dimension in ('quantity', 'quality', 'timeliness', 'cost', 'benefit', 'satisfaction')),
  indicator text    not null check (indicator <> ''),
  sense     text    not null check (sense in ('atLeast', 'atMost')),
  goal      integer not null, -- in hundredths of the unit: 95.50 % is 9550
  unit      text    not null,
  evidence  text    not null check (evidence <> ''),
  weight    integer not null check (weight > 0),
  primary key (jurisdiction, id),
  constraint target_place_once unique (jurisdiction, project, position)
);
alter table target add constraint target_project foreign key (jurisdiction, project) references project (jurisdiction, id);

-- 联审意见. Never changed: a change of the project raises its version, and opinions on earlier versions no longer count.
create table review_opinion (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  project     uuid        not null,
  version     integer     not null,
  role        text        not null check (role in ('reviewFinance', 'reviewParty', 'reviewDiscipline', 'reviewSocial', 'countyFinanceReviewer')),
  opinion     text        not null check (opinion in ('agree', 'disagree')),
  reason      text        not null check (reason <> ''),
  post        uuid        not null,
  given_on    date        not null,
  recorded_at timestamptz not null,
  primary key (jurisdiction, id),
  constraint review_opinion_once unique (jurisdiction, project, version, role)
);
alter table review_opinion add constraint review_opinion_project foreign key (jurisdiction, project) references project (jurisdiction, id);

-- 联审科室: which desks review the projects of a place, and what each is asked to look at.
-- citus: reference
create table review_desk (
  place    text    not null check (place ~ '^[0-9]{0,6}$'), -- beginning of a division code
  role     text    not null check (role in ('reviewFinance', 'reviewParty', 'reviewDiscipline', 'reviewSocial')),
  position integer not null,
  looks_at text    not null,
  document text    not null,
  from_on  date    not null,
  to_on    date    check (to_on >= from_on),
  primary key (place, role, from_on)
);
insert into review_desk (place, role, position, looks_at, document, from_on, to_on) values
  ('', 'reviewFinance', 1, '资金来源', '样例联审分工（请以本地文件为准）', '2020-03-01', null),
  ('', 'reviewParty', 2, '实施方案', '样例联审分工（请以本地文件为准）', '2020-03-01', null),
  ('', 'reviewSocial', 3, '服务需求', '样例联审分工（请以本地文件为准）', '2020-03-01', null),
  ('', 'reviewDiscipline', 4, '采购方式', '样例联审分工（请以本地文件为准）', '2020-03-01', null);
grant select on review_desk to goufu_app;

grant select, insert, update on need, project, share, funding, target to goufu_app;
grant delete on share, funding, target, need_speaker to goufu_app; -- a draft is written again; speakers are erased after their retention
grant select, insert on need_speaker, review_opinion to goufu_app;

alter table need enable row level security;
create policy sight on need for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table need_speaker enable row level security;
-- Who spoke is seen by the own organization alone, whatever the scope; and by the platform's own erasing job.
create policy sight on need_speaker for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or (current_setting('app.scope', true) = 'all' and current_setting('app.lo', true) = '000000' and current_setting('app.hi', true) = ':')))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table project enable row level security;
create policy sight on project for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table share enable row level security;
create policy sight on share for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table funding enable row level security;
create policy sight on funding for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table target enable row level security;
create policy sight on target for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table review_opinion enable row level security;
create policy sight on review_opinion for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
