-- 采购: packages, notices, quotes and responses, panel, scores, award. Two tracks are two rows of steps, one set of tables.

create table procurement (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  project     uuid        not null,
  number      text        not null,
  title       text        not null,
  track       text        not null check (track in ('internal', 'procurement')),
  method      text        not null check (method in ('quotes', 'consultation')), -- 三方比价 / 竞争性磋商
  status      text        not null check (status in ('prepared', 'intentionPublished', 'noticePublished', 'responsesClosed', 'opened', 'evaluated', 'awarded', 'challenged', 'contracted', 'failed', 'cancelled')),
  year        integer     not null,
  catalog_item text       not null, -- with year and purchaser: what must not be split (条例 第二十八条)
  item_name   text        not null,
  qualifications jsonb    not null default '[]', -- of the service standard, copied: a provider cannot see the project
  budget      money_fen   not null check (budget > 0),
  ceiling     money_fen   not null check (ceiling > 0),
  quotes_needed integer   not null check (quotes_needed >= 1), -- by the internal-control row of the day
  quotes_document text    not null default '',
  quotes_confirmed boolean not null default false, -- an unconfirmed row may only remind
  tender_from money_fen,  -- 公开招标数额标准 of the day of preparing
  approval    text        not null default '', -- document that allows another method at or above it
  prepared_on date        not null,
  intention_on date,
  notice_on   date,
  documents_until date,   -- 磋商文件提供期限
  respond_by  date,       -- 响应截止日
  closed_on   date,       -- enough quotes recorded, or responses closed
  opened_on   date,
  evaluated_on date,
  awarded_on  date,
  notified_on date,       -- 成交通知书
  contracted_on date,
  ended_reason text       not null default '',
  requirement text        not null default '', -- 采购需求
  sme_reserved boolean    not null default false,
  sme_reason  text        not null default '',
  price_weight integer check (price_weight between 10 and 30), -- 磋商 services: 10 to 30 (财库〔2014〕214号)
  post        uuid        not null,
  recorded_at timestamptz not null,
  primary key (jurisdiction, id),
  constraint procurement_number_once unique (jurisdiction, number),
  constraint procurement_ceiling check (ceiling <= budget)
);
create index procurement_of_project on procurement (jurisdiction, project);
alter table procurement add constraint procurement_project foreign key (jurisdiction, project) references project (jurisdiction, id);

-- 包: what one provider wins.
create table package (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  procurement uuid      not null,
  position    integer   not null,
  title       text      not null,
  ceiling     money_fen not null check (ceiling > 0),
  primary key (jurisdiction, id),
  constraint package_place_once unique (jurisdiction, procurement, position),
  constraint package_of unique (jurisdiction, id, procurement)
);
alter table package add constraint package_procurement foreign key (jurisdiction, procurement) references procurement (jurisdiction, id);

create table package_share (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  package uuid not null,
  share   uuid not null,
  primary key (jurisdiction, id),
  constraint package_share_once unique (jurisdiction, share, package)
);
alter table package_share add constraint package_share_package foreign key (jurisdiction, package) references package (jurisdiction, id);
alter table package_share add constraint package_share_share foreign key (jurisdiction, share) references share (jurisdiction, id);

-- 报价 (比价) or 响应 (磋商): one table, one row per provider and package. Before the opening a response is seen by its provider alone.
create table response (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  package      uuid        not null,
  provider     uuid        not null,
  price        money_fen   not null check (price > 0),
  final_price  money_fen check (final_price > 0), -- 最后报价 after consultation
  is_open      boolean     not null, -- false from receipt to the opening: then nobody else sees it, whatever the scope
  price_review text        not null default '', -- what was found about an abnormally low price
  points       integer check (points >= 0), -- hundredths of a point, computed at the evaluation
  rank         integer check (rank > 0),
  says         text        not null default '',
  received_on  date        not null,
  status       text        not null check (status in ('received', 'withdrawn', 'invalid', 'ranked')),
  invalid_reason text      not null default '',
  post         uuid        not null,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id),
  constraint response_once unique (jurisdiction, package, provider),
  constraint response_of unique (jurisdiction, id, package),
  constraint response_invalid_with_reason check (status <> 'invalid' or invalid_reason <> '')
);
alter table response add constraint response_package foreign key (jurisdiction, package) references package (jurisdiction, id);

-- 评分项.
create table criterion (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  procurement uuid    not null,
  position    integer not null,
  name        text    not null,
  is_price    boolean not null,
  weight      integer not null check (weight > 0),
  says        text    not null, -- the quantified measure it is scored by
  primary key (jurisdiction, id),
  constraint criterion_place_once unique (jurisdiction, procurement, position)
);
alter table criterion add constraint criterion_procurement foreign key (jurisdiction, procurement) references procurement (jurisdiction, id);

-- 磋商小组.
create table panel_seat (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  procurement uuid not null,
  post        uuid not null, -- the post that scores; the person's name stands with the post
  kind        text not null check (kind in ('expert', 'purchaser')),
  recused     boolean not null default false,
  primary key (jurisdiction, id),
  constraint panel_seat_once unique (jurisdiction, procurement, post)
);
alter table panel_seat add constraint panel_seat_procurement foreign key (jurisdiction, procurement) references procurement (jurisdiction, id);

create table score (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  response    uuid        not null,
  seat        uuid        not null,
  criterion   uuid        not null,
  points      integer     not null check (points >= 0), -- hundredths of a point
  recorded_at timestamptz not null,
  primary key (jurisdiction, id),
  constraint score_once unique (jurisdiction, response, seat, criterion)
);
alter table score add constraint score_response foreign key (jurisdiction, response) references response (jurisdiction, id);
alter table score add constraint score_seat foreign key (jurisdiction, seat) references panel_seat (jurisdiction, id);
alter table score add constraint score_criterion foreign key (jurisdiction, criterion) references criterion (jurisdiction, id);

-- 成交: one per package.
create table award (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  package    uuid        not null,
  response   uuid        not null,
  procurement uuid       not null,
  project    uuid        not null,
  provider   uuid        not null,
  price      money_fen   not null check (price > 0),
  reason     text        not null check (reason <> ''),
  awarded_on date        not null,
  post       uuid        not null,
  recorded_at timestamptz not null,
  primary key (jurisdiction, id),
  constraint award_once unique (jurisdiction, package),
  constraint award_of unique (jurisdiction, id, provider)
);
alter table award add constraint award_package foreign key (jurisdiction, package, procurement) references package (jurisdiction, id, procurement);
alter table award add constraint award_response foreign key (jurisdiction, response, package) references response (jurisdiction, id, package);

-- 质疑 and its answer.
create table challenge (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  procurement uuid        not null,
  provider    uuid        not null,
  grounds     text        not null check (grounds <> ''),
  received_on date        not null,
  answer_by   date        not null,
  answer      text        not null default '',
  answered_on date,
  post        uuid        not null,
  recorded_at timestamptz not null,
  primary key (jurisdiction, id),
  constraint challenge_answered_in_words check (answered_on is null or answer <> '')
);
alter table challenge add constraint challenge_procurement foreign key (jurisdiction, procurement) references procurement (jurisdiction, id);

grant select, insert, update on challenge, procurement, package, response, panel_seat to goufu_app;
grant delete on panel_seat to goufu_app; -- a panel is formed anew as a whole until the opening
grant select, insert on package_share, criterion, score, award to goufu_app;
grant update (readers) on award, package_share, criterion, score to goufu_app;

alter table procurement enable row level security;
create policy sight on procurement for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table package enable row level security;
create policy sight on package for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table package_share enable row level security;
create policy sight on package_share for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table response enable row level security;
-- A response that is not yet opened is seen by its provider alone: not by county finance, nor by any supervisor.
-- Only the platform's own sight, which spans every treasury, counts and opens (actions.ts, `openResponses`).
create policy sight on response for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or (is_open and (current_setting('app.scope', true) = 'all' or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
      or (current_setting('app.scope', true) = 'all' and current_setting('app.lo', true) = '000000' and current_setting('app.hi', true) = ':')))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table criterion enable row level security;
create policy sight on criterion for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table panel_seat enable row level security;
create policy sight on panel_seat for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table score enable row level security;
create policy sight on score for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table award enable row level security;
create policy sight on award for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table challenge enable row level security;
create policy sight on challenge for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
