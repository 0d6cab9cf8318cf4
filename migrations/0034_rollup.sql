-- 汇总: running sums of the statutory returns. An act appends what it changes; a job folds that into the sums; a figure is read as
-- sums and what is not yet folded, in one statement. So figures are right at once, and no writer waits for another.

-- 待汇总变动. Platform's own, keyed by text: topic, year, keys and measure mean what the reader of the topic makes of them.
create table rollup_delta (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  topic        text        not null,
  year         integer     not null,
  keys         text[]      not null,
  measure      text        not null,
  amount       bigint      not null check (amount <> 0), -- fen, or a count
  happened_on  date        not null,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id)
);
-- Folding takes rows away; nothing changes one.
grant select, insert, delete on rollup_delta to goufu_app;
alter table rollup_delta enable row level security;
-- Whoever acts adds; sums are read only by those who may see the whole of a treasury.
create policy record on rollup_delta for insert to goufu_app
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
create policy sight on rollup_delta for select to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and current_setting('app.scope', true) = 'all');
create policy fold on rollup_delta for delete to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and current_setting('app.scope', true) = 'all');

-- 汇总数. `jurisdiction` is the treasury summed, or the city or province above it; own: what its townships did not spend,
-- treasury: the treasury with its townships, below: a city or province with all its treasuries.
create table statistic_sum (
  jurisdiction     jurisdiction_code not null,
  level            text    not null check (level in ('own', 'treasury', 'below')),
  year             integer not null,
  ledger           text    not null,
  functional_class text    not null, -- 类
  kind             text    not null, -- 六类
  projects         bigint  not null,
  budget           bigint  not null,
  executed         bigint  not null,
  executed_first   bigint  not null, -- of it by 30 June, for the July return
  final            bigint  not null, -- of it recorded when the year was closed
  primary key (jurisdiction, level, year, ledger, functional_class, kind)
);
grant select, insert, update on statistic_sum to goufu_app;
alter table statistic_sum enable row level security;
create policy sight on statistic_sum for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and current_setting('app.scope', true) = 'all')
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));

-- 计入: how the returns count an allotment's money: both (全辖和本级) or whole (townships' money, 全辖 alone), ledger, class, kind.
-- Fixed when the project enters the plan, so that no later act has to look it up.
alter table allotment add column counted text[];
update allotment a set counted = array[case when o.kind = 'township' then 'whole' else 'both' end, l.ledger, left(l.functional_class, 3), p.kind]
  from budget_line l, organization o, project p
  where l.jurisdiction = a.jurisdiction and l.id = a.line and o.id = l.organization and p.jurisdiction = a.jurisdiction and p.id = a.project;
alter table allotment alter column counted set not null;
alter table allotment add constraint allotment_counted check (cardinality(counted) = 4 and counted[1] in ('whole', 'both'));

-- 重新汇总: the same sums from the postings alone, each treasury's own rows. What a first fill and a closing start from.
create view statistic_recount with (security_invoker = true) as
with placed as not materialized (
  select a.jurisdiction, a.id as allotment, a.project, l.year, l.ledger, left(l.functional_class, 3) as functional_class, p.kind,
    o.kind <> 'township' as is_own
  from allotment a
  join budget_line l on l.jurisdiction = a.jurisdiction and l.id = a.line
  join organization o on o.id = l.organization
  join project p on p.jurisdiction = a.jurisdiction and p.id = a.project
), planned as (
  select d.jurisdiction, d.project, d.year, d.ledger, d.functional_class, d.kind,
    sum(p.amount)::bigint as budget, sum(case when d.is_own then p.amount else 0 end)::bigint as own_budget
  from placed d
  join posting p on p.jurisdiction = d.jurisdiction and p.allotment = d.allotment and p.seq = 1 and p.kind = 'plan'
  group by 1, 2, 3, 4, 5, 6
), ranked as (
  select planned.*, row_number() over (partition by jurisdiction, project, year order by budget desc, functional_class, ledger desc) as place,
    row_number() over (partition by jurisdiction, project, year order by own_budget desc, functional_class, ledger desc) as own_place
  from planned
), paid as (
  select d.jurisdiction, extract(year from p.happened_on)::integer as year, d.ledger, d.functional_class, d.kind, d.is_own,
    p.happened_on, case when p.kind in ('pay', 'advance') then p.amount else -p.amount end as amount, p.recorded_at
  from placed d
  join posting p on p.jurisdiction = d.jurisdiction and p.allotment = d.allotment and p.kind in ('pay', 'advance', 'return', 'refund')
), parts as (
  select jurisdiction, 'treasury' as level, year, ledger, functional_class, kind, (place = 1)::integer as projects, budget,
    0::bigint as executed, 0::bigint as executed_first, 0::bigint as final
  from ranked
  union all
  select jurisdiction, 'own', year, ledger, functional_class, kind, (own_place = 1)::integer, own_budget, 0, 0, 0
  from ranked where own_budget > 0
  union all
  select m.jurisdiction, n.level, m.year, m.ledger, m.functional_class, m.kind, 0, 0, m.amount,
    case when extract(month from m.happened_on) <= 6 then m.amount else 0 end,
    case when m.recorded_at <= c.closed_at then m.amount else 0 end
  from paid m
  left join year_closing c on c.jurisdiction = m.jurisdiction and c.year = m.year
  join (values ('treasury'), ('own')) as n(level) on n.level = 'treasury' or m.is_own
)
select jurisdiction, level, year, ledger, functional_class, kind, sum(projects)::bigint as projects, sum(budget)::bigint as budget,
  sum(executed)::bigint as executed, sum(executed_first)::bigint as executed_first, sum(final)::bigint as final
from parts group by 1, 2, 3, 4, 5, 6;
grant select on statistic_recount to goufu_app;

-- What is in the ledger already. Each treasury, then the city and the province above it.
insert into statistic_sum (jurisdiction, level, year, ledger, functional_class, kind, projects, budget, executed, executed_first, final)
select jurisdiction, level, year, ledger, functional_class, kind, projects, budget, executed, executed_first, final from statistic_recount;
insert into statistic_sum (jurisdiction, level, year, ledger, functional_class, kind, projects, budget, executed, executed_first, final)
select u.code, 'below', year, ledger, functional_class, kind, sum(projects), sum(budget), sum(executed), sum(executed_first), sum(final)
from statistic_sum s
cross join lateral (select left(s.jurisdiction, 4) || '00' union select left(s.jurisdiction, 2) || '0000') as u(code)
where s.level = 'treasury' group by 1, 2, 3, 4, 5, 6;
