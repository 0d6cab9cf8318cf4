-- 单位性质、事权清单、统一实施, and what people decide beside the rules: 目录外备案, 解除阻断.

-- 单位性质 as people have corrected it; null where the kind of office and the credit code tell it.
alter table organization add column nature text check (nature in ('organ', 'party', 'admin-institution', 'institution1', 'institution2',
  'business-institution', 'massorg-admin', 'massorg-institution', 'massorg-other', 'village', 'collective', 'enterprise',
  'social-organization', 'professional', 'individual', 'other'));

-- 性质更正: which paper, who and why. Append-only; a provider belongs to no treasury, so that this is a reference table.
-- citus: reference
create table nature_correction (
  organization uuid        not null,
  id           uuid        not null,
  nature       text        not null,
  document     text        not null check (document <> ''),
  reason       text        not null check (reason <> ''),
  post         uuid        not null,
  recorded_at  timestamptz not null,
  primary key (organization, id)
);
alter table nature_correction add constraint nature_correction_of foreign key (organization) references organization (id);
grant select, insert on nature_correction to goufu_app;

-- 准入决定: the paper by which duties are admitted, withdrawn or bought by one department for all. None without number, issuer, day and decider.
create table duty_decision (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null, -- who keeps the list: county finance
  readers      uuid[]      not null default '{}',
  document     text        not null check (document <> ''),
  issuer       text        not null check (issuer <> ''),
  decided_on   date        not null,
  decided_by   text        not null check (decided_by <> ''), -- the meeting or the person that decided
  post         uuid        not null,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id)
);

-- 职责事项: whose duty a matter is. A change is a new row with its first day; the earlier one ends the day before.
create table duty (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  code         text        not null check (code ~ '^[0-9A-Za-z-]{1,20}$'),
  name         text        not null check (name <> ''),
  field        text        not null check (field <> ''), -- 领域
  holder       text        not null check (holder in ('township', 'department')),
  lead_office  text        not null default '', -- 主责部门, as the paper names it
  assists      text        not null default '', -- 配合部门
  basis        text        not null default '', -- 职责依据, as the paper names it
  items        text[]      not null default '{}', -- codes of the catalog by which it may be bought
  status       text        not null check (status in ('admitted', 'amended', 'withdrawn')),
  decision     uuid        not null,
  from_on      date        not null,
  to_on        date        check (to_on >= from_on),
  ended_by     uuid,
  ended_reason text        not null default '',
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id),
  constraint duty_once_a_day unique (jurisdiction, code, from_on),
  -- A department's duty names its department.
  constraint duty_department_is_named check (holder = 'township' or lead_office <> ''),
  -- What has ended says by which paper.
  constraint duty_ended_by_decision check ((status = 'admitted') = (ended_by is null))
);
create index duty_list on duty (jurisdiction, code, id);
alter table duty add constraint duty_admitted foreign key (jurisdiction, decision) references duty_decision (jurisdiction, id);
alter table duty add constraint duty_ended foreign key (jurisdiction, ended_by) references duty_decision (jurisdiction, id);

-- 统一实施事项: what one department buys for all townships.
create table unified_item (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  item         text        not null check (item ~ '^[A-Z][0-9]+$'),
  item_name    text        not null,
  department   uuid        not null,
  status       text        not null check (status in ('listed', 'ended')),
  decision     uuid        not null,
  from_on      date        not null,
  to_on        date        check (to_on >= from_on),
  ended_by     uuid,
  ended_reason text        not null default '',
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id),
  constraint unified_item_ended_by_decision check ((status = 'listed') = (ended_by is null))
);
-- An item is bought for all by one department at a time.
create unique index unified_item_once on unified_item (jurisdiction, item) where status = 'listed';
alter table unified_item add constraint unified_item_decision foreign key (jurisdiction, decision) references duty_decision (jurisdiction, id);
alter table unified_item add constraint unified_item_ended foreign key (jurisdiction, ended_by) references duty_decision (jurisdiction, id);

grant select, insert on duty_decision to goufu_app;
grant select, insert, update on duty, unified_item to goufu_app;

-- The list of a treasury is for every office of it: townships read what county finance keeps.
alter table duty_decision enable row level security;
create policy sight on duty_decision for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table duty enable row level security;
create policy sight on duty for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table unified_item enable row level security;
create policy sight on unified_item for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));

-- 目录外备案: an item really needed that the catalog does not hold, reviewed by county finance before it is bought.
create table filing (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null, -- the purchaser
  readers      uuid[]      not null default '{}',
  name         text        not null check (name <> ''),
  content      text        not null check (content <> ''),
  why_needed   text        not null check (why_needed <> ''),
  why_outside  text        not null check (why_outside <> ''), -- 为何目录没有
  parent       text        not null check (parent ~ '^[A-Z][0-9]*$'), -- the class of the catalog that is proposed
  kind         text        not null check (kind in ('1', '2', '3', '4', '5', '6')),
  purchase_item text       not null check (purchase_item ~ '^C[0-9]{8}$'),
  amount       money_fen   not null check (amount > 0),
  status       text        not null check (status in ('drafted', 'submitted', 'accepted', 'declined', 'withdrawn')),
  number       text        not null default '', -- 备案号, given when it is accepted
  code         text        not null default '', -- stands in a project where the code of a catalog item stands
  from_on      date,
  to_on        date        check (to_on >= from_on),
  drafted_on   date        not null,
  submitted_on date,
  decided_on   date,
  reason       text        not null default '', -- of the decision
  post         uuid        not null, -- who drafted it
  decider      uuid, -- the post that decided
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id),
  constraint filing_accepted_with_number check (status <> 'accepted' or (number <> '' and code <> '' and from_on is not null and to_on is not null)),
  constraint filing_decided_by_name check (status not in ('accepted', 'declined') or (decider is not null and reason <> ''))
);
create unique index filing_code_once on filing (jurisdiction, code) where code <> '';
create index filing_of on filing (jurisdiction, organization, id desc);

-- 解除阻断: county finance lets one project, in these very words, pass the rules that read words.
create table bar_lift (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null, -- the purchaser
  readers      uuid[]      not null default '{}',
  project      uuid        not null,
  title        text        not null,
  words        text        not null check (words <> ''), -- as they were judged: a change of them ends the ruling
  findings     jsonb       not null, -- what barred at that moment
  reason       text        not null check (reason <> ''), -- of the purchaser
  status       text        not null check (status in ('requested', 'granted', 'refused', 'withdrawn')),
  requested_on date        not null,
  decided_on   date,
  ruling       text        not null default '', -- the reason of the one who decided
  post         uuid        not null,
  decider      uuid,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id),
  constraint bar_lift_decided_by_name check (status not in ('granted', 'refused') or (decider is not null and decided_on is not null and ruling <> ''))
);
create unique index bar_lift_open_once on bar_lift (jurisdiction, project) where status = 'requested';
create index bar_lift_of on bar_lift (jurisdiction, project);
alter table bar_lift add constraint bar_lift_project foreign key (jurisdiction, project) references project (jurisdiction, id);

grant select, insert, update on filing, bar_lift to goufu_app;

alter table filing enable row level security;
create policy sight on filing for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table bar_lift enable row level security;
create policy sight on bar_lift for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
