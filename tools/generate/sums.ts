/** 汇总数 of what was loaded: one statement for the treasuries, one for what lies above them, as the migration fills them. */
const measures = "projects, budget, executed, executed_first, final";

export const sumStatements: readonly string[] = [
  `insert into statistic_sum (jurisdiction, level, year, ledger, functional_class, kind, ${measures})
   select jurisdiction, level, year, ledger, functional_class, kind, ${measures} from statistic_recount`,
  `insert into statistic_sum (jurisdiction, level, year, ledger, functional_class, kind, ${measures})
   select u.code, 'below', year, ledger, functional_class, kind, sum(projects), sum(budget), sum(executed), sum(executed_first), sum(final)
   from statistic_sum s
   cross join lateral (select left(s.jurisdiction, 4) || '00' union select left(s.jurisdiction, 2) || '0000') as u(code)
   where s.level = 'treasury' group by 1, 2, 3, 4, 5, 6`,
];
