-- 政策参数: dated rows with place, level and document. Reference tables: small, written rarely, no row-level security.
-- What is not confirmed says so (confirmed = false) and may only remind, never bar.

-- citus: reference
create table calendar_year (
  year integer primary key -- the State Council's arrangement of this year is published and entered
);

-- 放假安排: only days that are not what their weekday says.
-- citus: reference
create table calendar_day (
  day        date    primary key,
  is_workday boolean not null,
  name       text    not null
);

-- 采购限额标准. An empty limit is one that the source does not give; it is never read as nought.
-- citus: reference
create table threshold (
  place            text      not null check (place ~ '^[0-9]{0,6}$'), -- beginning of a division code
  place_name       text      not null,
  level            text      not null check (level in ('central', 'province', 'city', 'county')),
  object           text      not null check (object in ('goods', 'services', 'works')),
  procurement_from money_fen check (procurement_from > 0),
  open_tender_from money_fen check (open_tender_from > 0),
  document         text      not null check (document <> ''),
  from_on          date      not null,
  to_on            date      check (to_on >= from_on),
  confirmed        boolean   not null,
  is_guide         boolean   not null,
  primary key (place, level, object, from_on, document),
  -- Open tender begins at or above the limit from which procurement law applies at all.
  constraint threshold_order check (open_tender_from >= procurement_from)
);

-- 内控标准: what a purchase below the limit needs, from an amount on.
-- citus: reference
create table control_rule (
  place           text      not null check (place ~ '^[0-9]{0,6}$'),
  amount_from     money_fen not null check (amount_from >= 0),
  quotes_at_least integer   not null check (quotes_at_least > 0),
  approved_by     text      not null check (approved_by in ('purchaserHead', 'purchaserMeeting')),
  papers          text[]    not null,
  document        text      not null check (document <> ''),
  from_on         date      not null,
  to_on           date      check (to_on >= from_on),
  confirmed       boolean   not null,
  primary key (place, amount_from, from_on)
);

-- citus: reference
create table weight_set (
  called       text    not null,
  execution    integer not null check (execution >= 0),
  output       integer not null check (output >= 0),
  benefit      integer not null check (benefit >= 0),
  satisfaction integer not null check (satisfaction >= 0),
  document     text    not null,
  from_on      date    not null,
  to_on        date    check (to_on >= from_on),
  confirmed    boolean not null,
  primary key (called, from_on),
  constraint weight_set_is_hundred check (execution + output + benefit + satisfaction = 100)
);

-- citus: reference
create table grade_band (
  grade      text    not null check (grade in ('优', '良', '中', '差')),
  score_from integer not null check (score_from between 0 and 100), -- the lower bound belongs to the grade
  document   text    not null,
  from_on    date    not null,
  to_on      date    check (to_on >= from_on),
  confirmed  boolean not null,
  primary key (grade, from_on)
);

-- 支出功能分类（类）.
-- citus: reference
create table functional_class (
  code      text    not null check (code ~ '^2[0-9]{2}$'),
  name      text    not null,
  document  text    not null,
  from_on   date    not null,
  to_on     date    check (to_on >= from_on),
  confirmed boolean not null,
  primary key (code, from_on)
);

-- 统计表一的行 ← 功能分类: the rows are a form, not the classification.
-- citus: reference
create table form_row (
  position integer not null check (position > 0),
  label    text    not null,
  classes  text[]  not null,
  is_rest  boolean not null, -- gathers what no other row names
  from_on  date    not null,
  to_on    date    check (to_on >= from_on),
  primary key (position, from_on),
  constraint form_row_has_classes check (is_rest or cardinality(classes) > 0)
);

grant select on calendar_year, calendar_day, weight_set, grade_band, functional_class, form_row to goufu_app;
grant select, insert on threshold, control_rule to goufu_app; -- a new figure is a new row; none is edited
