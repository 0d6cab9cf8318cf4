-- 承接主体. One row per 统一社会信用代码 across all treasuries, so these are reference tables: small, written rarely.
-- They hold no business and no personal data; who may read them is decided by endpoint.

-- citus: reference
create table provider (
  id                uuid        primary key, -- the id of its organization, so that its people can sign in
  credit_code       text        not null unique check (credit_code ~ '^[0-9ABCDEFGHJKLMNPQRTUWXY]{18}$'),
  name              text        not null check (name <> ''),
  status            text        not null check (status in ('registered', 'checked', 'listed', 'suspended', 'banned', 'removed')),
  size              text        not null check (size in ('large', 'medium', 'small', 'micro', 'none')), -- as it declared itself
  institution_class text        check (institution_class in ('administrative', 'publicOne', 'publicTwo', 'business')),
  is_fiscal_mass    boolean, -- 群团组织: paid by the budget on institutional staffing
  eligibility       text, -- what the checker relied on where the code does not tell
  registered_in     jurisdiction_code not null,
  registered_at     timestamptz not null
);
create index provider_name on provider (name);
alter table provider add constraint provider_organization foreign key (id) references organization (id);

-- 资质. Licences of the provider itself, and how many of its people hold one; never who they are.
-- citus: reference
create table provider_qualification (
  provider uuid    not null,
  id       uuid    not null,
  held_by  text    not null check (held_by in ('provider', 'staff')),
  name     text    not null check (name <> ''),
  number   text    not null,
  issuer   text    not null,
  holders  integer not null check (holders > 0),
  from_on  date    not null,
  to_on    date    check (to_on >= from_on),
  primary key (provider, id)
);
alter table provider_qualification add constraint provider_qualification_of foreign key (provider) references provider (id);

-- 禁止参加期: a decision with its document and its days. Append-only; a ban that was lifted early gets its own row.
-- citus: reference
create table provider_ban (
  provider     uuid        not null,
  id           uuid        not null,
  from_on      date        not null,
  until_on     date        not null check (until_on >= from_on), -- this day included
  document     text        not null check (document <> ''),
  reason       text        not null check (reason <> ''),
  jurisdiction jurisdiction_code not null,
  recorded_at  timestamptz not null,
  primary key (provider, id)
);
alter table provider_ban add constraint provider_ban_of foreign key (provider) references provider (id);

-- 备案名录 of a treasury. It informs and never restricts: supplier pools are unlawful (财库〔2022〕17号).
-- citus: reference
create table provider_directory (
  jurisdiction jurisdiction_code not null,
  provider     uuid not null,
  kind         text not null check (kind in ('rural', 'social', 'general')),
  document     text not null,
  listed_on    date not null,
  removed_on   date check (removed_on >= listed_on),
  primary key (jurisdiction, provider, kind, listed_on)
);
alter table provider_directory add constraint provider_directory_of foreign key (provider) references provider (id);

-- 履约评价: the grade of each evaluated contract, deposited by the evaluation.
-- citus: reference
create table provider_rating (
  jurisdiction jurisdiction_code not null,
  provider     uuid    not null,
  evaluation   uuid    not null,
  contract     uuid    not null,
  year         integer not null,
  score        integer not null check (score between 0 and 10000), -- hundredths of a point
  grade        text    not null check (grade in ('优', '良', '中', '差')),
  graded_on    date    not null,
  primary key (jurisdiction, provider, evaluation)
);
alter table provider_rating add constraint provider_rating_of foreign key (provider) references provider (id);

grant select, insert, update on provider to goufu_app;
grant select, insert on provider_qualification, provider_ban, provider_rating to goufu_app;
grant select, insert, update on provider_directory to goufu_app;
