-- 考核: how much each measure of the sheet weighs, and between which values its points are given. Dated, by place; one paper sets a whole table.
-- citus: reference
create table measure_weight (
  place     text    not null check (place ~ '^[0-9]{0,6}$'), -- beginning of a division code
  measure   text    not null check (measure in ('planKept', 'execution', 'paying', 'evaluation', 'satisfaction', 'disclosure', 'flags')),
  weight    integer not null check (weight between 0 and 100),
  best      integer not null check (best >= 0), -- all points from here on: per cent, for paying days
  worst     integer not null check (worst >= 0), -- no points from here on
  document  text    not null check (document <> ''),
  from_on   date    not null,
  to_on     date    check (to_on >= from_on),
  confirmed boolean not null,
  primary key (place, measure, from_on),
  -- Days are better the fewer they are, everything else the more: between two equal values no point could be given.
  constraint measure_weight_has_span check (case measure when 'paying' then best < worst else best > worst end)
);
insert into measure_weight (place, measure, weight, best, worst, document, from_on, to_on, confirmed) values
  ('', 'planKept', 15, 100, 60, '样例考核权重（请以本地文件为准）', '2020-03-01', null, false),
  ('', 'execution', 20, 100, 40, '样例考核权重（请以本地文件为准）', '2020-03-01', null, false),
  ('', 'paying', 15, 15, 60, '样例考核权重（请以本地文件为准）', '2020-03-01', null, false),
  ('', 'evaluation', 20, 90, 60, '样例考核权重（请以本地文件为准）', '2020-03-01', null, false),
  ('', 'satisfaction', 10, 95, 60, '样例考核权重（请以本地文件为准）', '2020-03-01', null, false),
  ('', 'disclosure', 10, 100, 60, '样例考核权重（请以本地文件为准）', '2020-03-01', null, false),
  ('', 'flags', 10, 100, 70, '样例考核权重（请以本地文件为准）', '2020-03-01', null, false);
grant select, insert on measure_weight to goufu_app; -- a new table of weights is new rows; none is edited
