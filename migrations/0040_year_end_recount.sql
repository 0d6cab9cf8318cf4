-- 重新汇总: money taken up from last year is budget of its new year, as the running sums count it.
create or replace view statistic_recount with (security_invoker = true) as
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
  join posting p on p.jurisdiction = d.jurisdiction and p.allotment = d.allotment and p.seq = 1 and p.kind in ('plan', 'takeUp')
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
