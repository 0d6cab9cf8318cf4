-- 公开: snapshots of what must be public. The public reads only these, never a business table.

create table publication (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  kind         text        not null,
  subject_kind text        not null,
  subject_id   uuid        not null,
  project      uuid,
  title        text        not null,
  place        text        not null, -- the organization's name, as shown
  due_on       date,
  happened_on  date        not null,
  published_at timestamptz not null,
  year         integer     not null,
  amount       money_fen, -- the one amount it is about, where there is one
  grade        text,      -- of an evaluation: 优良中差
  provider     text        not null default '', -- names of organizations, never of persons
  says         text        not null, -- one line for lists
  content      text        not null, -- canonical JSON, masked
  hash         text        not null,
  words        text        not null, -- what a search looks in
  primary key (jurisdiction, id)
);
create index publication_newest on publication (jurisdiction, published_at desc, id desc);
create index publication_of_subject on publication (jurisdiction, subject_id, kind);
create index publication_of_project on publication (jurisdiction, project);
create index publication_of_kind on publication (kind, id desc);
create index publication_latest on publication (id desc);
alter table publication enable row level security;
create policy open_to_all on publication for select to goufu_app using (true);
create policy publish on publication for insert to goufu_app
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
grant select, insert on publication to goufu_app; -- a correction is a new snapshot

-- 公开项目: where a published project stands, in names and sums. Written by the publishing job alone, from what is public.
create table public_project (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null, -- the project's
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  number       text        not null,
  title        text        not null,
  year         integer     not null,
  place        text        not null,
  item_name    text        not null,
  kind_name    text        not null,
  track        text        not null,
  purpose      text        not null,
  for_whom     text        not null,
  heard_on     date,
  term_from    date        not null,
  term_to      date        not null,
  budget       money_fen   not null,
  planned      money_fen   not null,
  contracted   money_fen   not null,
  accepted     money_fen   not null,
  paid         money_fen   not null,
  provider     text        not null,
  stage        text        not null,
  grade        text,
  words        text        not null, -- what a search looks in
  updated_at   timestamptz not null,
  primary key (jurisdiction, id)
);
create index public_project_newest on public_project (id desc);

-- 各单位当年: money of one purchaser in one year, and how long it took to pay.
create table public_place_year (
  jurisdiction jurisdiction_code not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  year         integer     not null,
  name         text        not null,
  kind         text        not null,
  villages     integer     not null,
  approved     money_fen   not null,
  planned      money_fen   not null,
  contracted   money_fen   not null,
  paid         money_fen   not null,
  contracts    integer     not null,
  pay_days     integer     not null, -- Σ days from acceptance to payment
  payments     integer     not null,
  updated_at   timestamptz not null,
  primary key (jurisdiction, organization, year)
);
alter table public_project enable row level security;
alter table public_place_year enable row level security;
create policy open_to_all on public_project for select to goufu_app using (true);
create policy open_to_all on public_place_year for select to goufu_app using (true);
create policy publish on public_project for insert to goufu_app
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
create policy publish on public_place_year for insert to goufu_app
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
create policy refresh on public_project for update to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
create policy refresh on public_place_year for update to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
grant select, insert, update on public_project, public_place_year to goufu_app;
create index payment_paid on payment (jurisdiction, organization, paid_on) where paid_on is not null;
