-- 指导性目录、品目、负面清单、服务标准. Reference tables: small, written rarely.

-- 品目 (政府采购品目分类目录, services).
-- citus: reference
create table purchase_item (
  code  text    primary key check (code ~ '^C[0-9]{8}$'),
  level integer not null check (level between 1 and 4),
  name  text    not null
);

-- 目录版本.
-- citus: reference
create table catalog_edition (
  id        text    primary key,
  name      text    not null,
  issuer    text    not null,
  place     text    not null check (place ~ '^[0-9]{0,6}$'), -- beginning of a division code
  from_on   date    not null,
  to_on     date    check (to_on >= from_on),
  confirmed boolean not null
);

-- 目录事项. Only items of the lowest level are bought; each has a kind of the six and a 品目 code.
-- citus: reference
create table catalog_item (
  edition          text    not null,
  code             text    not null check (code ~ '^[A-Z][0-9]*$'),
  name             text    not null,
  level            integer not null check (level between 1 and 4),
  parent           text,
  is_leaf          boolean not null,
  kind             text    check (kind in ('1', '2', '3', '4', '5', '6')),
  purchase_item    text,
  functional_class text    check (functional_class ~ '^2[0-9]{2}$'), -- a proposal; the budget line decides
  primary key (edition, code),
  constraint catalog_item_leaf check (not is_leaf or (kind is not null and purchase_item is not null))
);
alter table catalog_item add constraint catalog_item_edition foreign key (edition) references catalog_edition (id);
alter table catalog_item add constraint catalog_item_parent foreign key (edition, parent) references catalog_item (edition, code);
alter table catalog_item add constraint catalog_item_purchase foreign key (purchase_item) references purchase_item (code);

-- 负面清单: 102 第十条, six items.
-- citus: reference
create table negative_item (
  ground   integer primary key check (ground between 1 and 6),
  article  text    not null,
  says     text    not null,
  disguise text    not null
);

-- 服务标准. A version holds from its day on; a change is a new version.
-- citus: reference
create table service_standard (
  item       text      not null check (item ~ '^[A-Z][0-9]+$'), -- code of a catalog item, whatever its edition
  version    integer   not null check (version > 0),
  name       text      not null,
  unit       text      not null check (unit <> ''),
  price_low  money_fen not null check (price_low > 0), -- per unit
  price_high money_fen not null,
  document   text      not null,
  from_on    date      not null,
  to_on      date      check (to_on >= from_on),
  confirmed  boolean   not null,
  content    jsonb     not null, -- scope, quality, timeliness, qualifications, clauses, acceptance items, indicators
  primary key (item, version),
  constraint service_standard_price check (price_high >= price_low)
);

grant select on purchase_item, catalog_edition, catalog_item, negative_item, service_standard to goufu_app;
