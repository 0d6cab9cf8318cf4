-- 组织机构: divisions, jurisdictions, organizations, persons and posts. Reference tables: small, written rarely.
-- No row-level security: who may read them is decided by endpoint; they hold no business.

create table division (
  code    text primary key check (code ~ '^[0-9]{6}([0-9]{3})?$'), -- GB/T 2260 to the county, nine digits for a township
  name    text not null,
  level   text not null check (level in ('province', 'city', 'county', 'township')),
  parent  text,
  from_on date not null,
  to_on   date
);

-- 财政区划: one treasury. The code at opening stays, whatever becomes of the division.
create table jurisdiction (
  code     jurisdiction_code primary key,
  name     text not null,
  level    text not null check (level in ('province', 'city', 'county')),
  division text not null,
  platform text not null, -- the name in the top bar
  is_demo  boolean not null default false
);

create table organization (
  id           uuid primary key,
  jurisdiction jurisdiction_code, -- null for a provider: it serves many treasuries
  kind         text not null check (kind in ('township', 'countyDepartment', 'countyFinance', 'cityFinance', 'provinceFinance',
               'discipline', 'audit', 'provider', 'thirdParty', 'platform')),
  name         text not null,
  credit_code  text unique, -- 统一社会信用代码
  division     text,
  villages     integer check (villages >= 0),
  superior     uuid,
  is_demo      boolean not null default false
);
create index organization_jurisdiction on organization (jurisdiction, kind);

create table person (
  id              uuid primary key,
  login           text not null unique,
  name            text not null,
  password        text not null, -- argon2id
  must_change     boolean not null,
  changed_at      timestamptz not null,
  is_disabled     boolean not null default false,
  is_demo         boolean not null default false
);

-- 岗位: person × organization × role × days. One person may hold several and chooses one after sign-in.
create table post (
  id           uuid primary key,
  person       uuid not null,
  organization uuid not null,
  role         text not null,
  from_on      date not null,
  to_on        date
);
create index post_person on post (person);
create index post_organization on post (organization, role);
alter table organization add constraint organization_superior foreign key (superior) references organization (id);
alter table organization add constraint organization_treasury foreign key (jurisdiction) references jurisdiction (code);
alter table post add constraint post_of_person foreign key (person) references person (id);
alter table post add constraint post_in_organization foreign key (organization) references organization (id);
alter table session add constraint session_of_person foreign key (person) references person (id);

grant select, insert, update on division, jurisdiction, organization, person, post to goufu_app;
