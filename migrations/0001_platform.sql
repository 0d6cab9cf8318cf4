-- Platform: who asks, traces, sessions, jobs, files. No table here names a module: subjects are keyed by text.
--
-- The application role owns nothing and passes row-level security. Each transaction sets locally
--   app.lo, app.hi   the range of jurisdictions the asker may see (lo <= jurisdiction < hi)
--   app.scope        'all' within the range, or 'own'
--   app.mine         ids of the asker's organization and post
-- Unset settings read as '' or null and give no row: deny by default.
-- Each business table: `organization`, `readers`, and the policy written below for `task`.

create domain money_fen as bigint;
create domain jurisdiction_code as text collate "C" check (value ~ '^[0-9]{6}$');

-- 工作台事项. A task grants sight of its subject for as long as it exists: the action adds the post to the subject's readers.
create table task (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  role         text        not null,
  kind         text        not null,
  subject_kind text        not null,
  subject_id   uuid        not null,
  title        text        not null,
  says         text        not null default '',
  since        timestamptz not null,
  due_on       date,
  basis        jsonb       not null default '[]',
  done_at      timestamptz,
  primary key (jurisdiction, id)
);
create index task_open on task (jurisdiction, organization, role) where done_at is null;
create index task_subject on task (jurisdiction, subject_id);
alter table task enable row level security;
create policy sight on task for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
grant select, insert, update on task to goufu_app;

-- 审计. One entry per act, in the act's transaction; ids and hashes only, no personal data.
create table audit_entry (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  at           timestamptz not null,
  person       uuid,
  post         uuid,
  verb         text        not null,
  outcome      text        not null check (outcome in ('done', 'refused')),
  subject_kind text        not null,
  subject_id   text        not null,
  detail       text        not null,
  leaf         text        not null, -- hash over all the columns above, in canonical text
  primary key (jurisdiction, id)
);
create index audit_entry_subject on audit_entry (jurisdiction, subject_id);
alter table audit_entry enable row level security;
create policy sight on audit_entry for select to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])));
-- Refused sign-ins and denied acts are recorded too, whoever asked.
create policy record on audit_entry for insert to goufu_app with check (true);
grant select, insert on audit_entry to goufu_app;

-- Marker of what is not yet sealed. The sealer takes it away; late commits fall into the next seal.
create table audit_unsealed (
  jurisdiction jurisdiction_code not null,
  entry        uuid        not null,
  at           timestamptz not null,
  primary key (jurisdiction, entry)
);
grant select, insert, delete on audit_unsealed to goufu_app;

-- A chained, signed seal over a batch of entries of one jurisdiction.
create table audit_seal (
  jurisdiction jurisdiction_code not null,
  seq          integer     not null check (seq > 0),
  prev         integer generated always as (nullif(seq - 1, 0)) stored,
  prev_hash    text        not null,
  root         text        not null,
  entries      integer     not null check (entries > 0),
  algorithm    text        not null check (algorithm in ('sha256', 'sm3')),
  sealed_at    timestamptz not null,
  hash         text        not null,
  signature    text        not null,
  primary key (jurisdiction, seq),
  -- A seal follows exactly one predecessor, and names its hash: no gap, no fork.
  constraint audit_seal_hash_once unique (jurisdiction, seq, hash),
  constraint audit_seal_first check (seq > 1 or prev_hash = '')
);
alter table audit_seal add constraint audit_seal_chain foreign key (jurisdiction, prev, prev_hash) references audit_seal (jurisdiction, seq, hash);
grant select, insert on audit_seal to goufu_app;

create table audit_leaf (
  jurisdiction jurisdiction_code not null,
  seal         integer not null,
  position     integer not null,
  entry        uuid    not null,
  leaf         text    not null,
  primary key (jurisdiction, seal, position),
  constraint audit_leaf_entry_once unique (jurisdiction, entry)
);
alter table audit_leaf add constraint audit_leaf_seal foreign key (jurisdiction, seal) references audit_seal (jurisdiction, seq);
grant select, insert on audit_leaf to goufu_app;

-- 疑点: a rule that flags has fired. A suspicion with its evidence, never a verdict.
create table flag_hit (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  rule         text        not null,
  subject_kind text        not null,
  subject_id   uuid        not null,
  because      text        not null,
  breach       jsonb       not null,
  happened_on  date        not null,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id)
);
create index flag_hit_subject on flag_hit (jurisdiction, subject_id);
alter table flag_hit enable row level security;
create policy sight on flag_hit for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
grant select, insert on flag_hit to goufu_app;

-- 应公开事项: what an act made public by law, until disclosure has made a snapshot of it.
create table publication_due (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  kind         text        not null,
  subject_kind text        not null,
  subject_id   uuid        not null,
  due_on       date,
  basis        jsonb       not null default '[]',
  since        timestamptz not null,
  published_at timestamptz,
  primary key (jurisdiction, id)
);
create index publication_due_open on publication_due (jurisdiction, since) where published_at is null;
alter table publication_due enable row level security;
create policy sight on publication_due for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
grant select, insert, update on publication_due to goufu_app;

-- 附件. Addressed by id; the content lies under the data directory by its hash. Seen by whoever could see the subject
-- when it was attached: organization and readers are copied from there.
create table attachment (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  subject_kind text        not null,
  subject_id   uuid        not null,
  name         text        not null,
  type         text        not null,
  bytes        integer     not null check (bytes > 0),
  hash         text        not null,
  post         uuid        not null,
  at           timestamptz not null,
  primary key (jurisdiction, id)
);
create index attachment_subject on attachment (jurisdiction, subject_id);
alter table attachment enable row level security;
create policy sight on attachment for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
grant select, insert on attachment to goufu_app;

-- Numbers people see (2026-0012): counted per jurisdiction, kind and year.
create table number_counter (
  jurisdiction jurisdiction_code not null,
  kind         text    not null,
  year         integer not null,
  last         integer not null check (last > 0),
  primary key (jurisdiction, kind, year)
);
grant select, insert, update on number_counter to goufu_app;

-- Same key and body: the first success again. Kept seven days. `subject` is the person.
create table idempotency (
  person    uuid        not null,
  key       text        not null,
  endpoint  text        not null,
  body_hash text        not null,
  status    integer     not null,
  answer    text        not null,
  at        timestamptz not null,
  primary key (person, key)
);
create index idempotency_age on idempotency (at);
grant select, insert, delete on idempotency to goufu_app;

create table session (
  token_hash text        primary key,
  person     uuid        not null,
  post       uuid,
  created_at timestamptz not null,
  seen_at    timestamptz not null,
  expires_at timestamptz not null
);
create index session_person on session (person);
grant select, insert, update, delete on session to goufu_app;

-- Failed sign-ins by account and by address (hashed): the delay grows with them. Written in a transaction of its own.
create table sign_in_failure (
  key      text        primary key,
  failures integer     not null,
  last_at  timestamptz not null
);
grant select, insert, update, delete on sign_in_failure to goufu_app;

-- 机器令牌 for programs of other offices: acts as a post, within scopes ('read', 'write'), until it expires.
create table access_token (
  token_hash text        primary key,
  post       uuid        not null,
  person     uuid        not null,
  name       text        not null,
  scopes     text[]      not null check (scopes <@ array['read', 'write']),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
grant select, insert, delete on access_token to goufu_app;

create table job (
  id        uuid        primary key,
  kind      text        not null,
  input     jsonb       not null,
  dedupe    text unique,
  run_at    timestamptz not null,
  attempts  integer     not null default 0,
  last_error text,
  dead      boolean     not null default false
);
create index job_next on job (run_at) where not dead;
grant select, insert, update, delete on job to goufu_app;

-- Facts about the installation: data folder's key fingerprints, whether demonstration data were filled.
create table installation (
  key   text primary key,
  value text not null
);
grant select, insert, update on installation to goufu_app;
