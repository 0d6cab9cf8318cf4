-- 采购方式和采购参数: dated rows like the limits of 0003. Reference tables: small, written rarely, no row-level security.

-- 采购方式: when it may be used, how many are asked, who judges. National rows have the place ''.
-- citus: reference
create table procurement_method (
  code      text    not null check (code ~ '^[a-zA-Z]+$'),
  place     text    not null check (place ~ '^[0-9]{0,6}$'), -- beginning of a division code
  objects   text[]  not null,
  content   jsonb   not null, -- cases, providers, panel, terms, award, approval: each with its articles
  document  text    not null check (document <> ''),
  from_on   date    not null,
  to_on     date    check (to_on >= from_on),
  confirmed boolean not null,
  primary key (code, place, from_on),
  constraint procurement_method_objects check (cardinality(objects) > 0 and objects <@ array['goods', 'services', 'works'])
);

-- 采购参数: a share in per cent or an amount that a paper fixes for a time.
-- citus: reference
create table procurement_figure (
  code      text    not null check (code ~ '^[a-zA-Z]+$'),
  place     text    not null check (place ~ '^[0-9]{0,6}$'),
  object    text    not null check (object in ('goods', 'services', 'works')),
  at_least  integer check (at_least between 0 and 100),
  at_most   integer check (at_most between 0 and 100),
  amount    money_fen check (amount > 0),
  document  text    not null check (document <> ''),
  article   text    not null,
  from_on   date    not null,
  to_on     date    check (to_on >= from_on),
  confirmed boolean not null,
  primary key (code, place, object, from_on),
  constraint procurement_figure_order check (at_most >= at_least),
  -- A row is a share or an amount: what is neither says nothing, what is both says two things.
  constraint procurement_figure_is_one check ((amount is null) <> (at_least is null and at_most is null))
);

grant select on procurement_method, procurement_figure to goufu_app;
