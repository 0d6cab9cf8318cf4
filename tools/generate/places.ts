import {
  classOf,
  countyCode,
  idOf,
  isOwn,
  lastYear,
  ledgerOf,
  levelOf,
  type Province,
} from "./story.ts";

/** 单位、人员和预算指标 of the invented province, all under codes beginning with 99. */
export function placeStatements(province: Province): string[] {
  const { counties, townships, years } = province;
  const county = `generate_series(0, ${counties - 1}) c`;
  const place = `${county}, generate_series(0, ${townships - 1}) t`;
  const year = `${lastYear(province) - years + 1} + y`;
  return [
    `insert into jurisdiction (code, name, level, division, platform, is_demo)
     select ${countyCode("c")}, '第' || c + 1 || '县', ${levelOf("c")}, ${countyCode("c")}, '第' || c + 1 || '县政府购买服务平台', false
     from ${county}`,
    `insert into organization (id, jurisdiction, kind, name)
     select ${idOf("finance", "c")}, ${countyCode("c")}, ${levelOf("c")} || 'Finance', '第' || c + 1 || '县财政局' from ${county}`,
    `insert into organization (id, jurisdiction, kind, name, division, villages)
     select ${idOf("organization", "c * 1000 + t")}, ${countyCode("c")}, 'township', '第' || t + 1 || '镇',
       ${countyCode("c")} || lpad((100 + t)::text, 3, '0'), 12 from ${place}`,
    `insert into organization (id, kind, name)
     select ${idOf("provider", "p")}, 'provider', '第' || p + 1 || '服务有限公司' from generate_series(0, ${counties * 8 - 1}) p`,
    `insert into provider (id, credit_code, name, status, size, registered_in, registered_at)
     select ${idOf("provider", "p")}, '9199' || lpad(p::text, 14, '0'), '第' || p + 1 || '服务有限公司', 'listed', 'small',
       ${countyCode("p / 8")}, timestamptz '2020-03-01 00:00:00+08' from generate_series(0, ${counties * 8 - 1}) p`,
    // Nobody can sign in with this password: a session is opened for whom a benchmark lets act.
    `insert into person (id, login, name, password, must_change, changed_at)
     select ${idOf("person", "(c * 1000 + t) * 2 + r")}, 'made.' || c || '.' || t || '.' || r, '造' || c || '-' || t || '-' || r,
       '!', false, timestamptz '2020-03-01 00:00:00+08' from ${place}, generate_series(0, 1) r`,
    `insert into post (id, person, organization, role, from_on)
     select ${idOf("post", "(c * 1000 + t) * 2 + r")}, ${idOf("person", "(c * 1000 + t) * 2 + r")},
       ${idOf("organization", "c * 1000 + t")}, (array['townshipClerk', 'townshipHead'])[1 + r], date '2020-03-01'
     from ${place}, generate_series(0, 1) r`,
    `insert into decision_document (jurisdiction, id, organization, number, title, decided_on, post, recorded_at)
     select ${countyCode("c")}, ${idOf("decision", `c * ${years} + y`)}, ${idOf("finance", "c")}, '造数' || ${year} || '-1',
       ${year} || '年预算批复', make_date(${year}, 1, 20), ${idOf("post", "c * 2000::bigint")},
       make_timestamptz(${year}, 1, 20, 9, 0, 0, 'Asia/Shanghai') from ${county}, generate_series(0, ${years - 1}) y`,
    // All years but the last two are closed.
    `insert into year_closing (jurisdiction, year, id, organization, number, closed_on, closed_at, post)
     select ${countyCode("c")}, ${year}, ${idOf("closing", `c * ${years} + y`)}, ${idOf("finance", "c")}, '造数' || ${year} || '-2',
       make_date(${year} + 1, 2, 10), make_timestamptz(${year} + 1, 2, 10, 9, 0, 0, 'Asia/Shanghai'), ${idOf("post", "c * 2000::bigint")}
     from ${county}, generate_series(0, ${years - 3}) y`,
    `insert into budget_line (jurisdiction, id, organization, year, code, title, functional_class, ledger, source, created_at)
     select ${countyCode("c")}, ${idOf("line", `(c * ${years} + y) * 1000::bigint + t`)},
       case when ${isOwn("c", "t")} then ${idOf("finance", "c")} else ${idOf("organization", "c * 1000 + t")} end,
       ${year}, 'Z' || lpad(t::text, 4, '0'), '购买服务', ${classOf("t")} || '0199', ${ledgerOf("t")}, 'own',
       make_timestamptz(${year}, 1, 20, 9, 0, 0, 'Asia/Shanghai') from ${place}, generate_series(0, ${years - 1}) y`,
  ];
}

/** 批复: a tenth more than what the projects will draw, so that no line comes to its end. */
export const approveStatement = ({ years, townships, counties }: Province): string => `
  insert into posting (jurisdiction, id, organization, kind, amount, line, line_seq, approved_before, approved_after,
    drawn_before, drawn_after, decision, subject_kind, subject_id, happened_on, recorded_at, post)
  select ${countyCode("c")}, ${idOf("approve", `(c * ${years} + y) * 1000::bigint + t`)}, l.organization, 'approve', a.amount, l.id, 1, 0,
    a.amount, 0, 0, ${idOf("decision", `c * ${years} + y`)}, 'budgetLine', l.id, make_date(l.year, 1, 20), l.created_at,
    ${idOf("post", "(c * 1000 + t) * 2")}
  from generate_series(0, ${counties - 1}) c, generate_series(0, ${years - 1}) y, generate_series(0, ${townships - 1}) t
  join lateral (select * from budget_line where jurisdiction = ${countyCode("c")}
    and id = ${idOf("line", `(c * ${years} + y) * 1000::bigint + t`)}) l on true
  join (select line, sum(amount)::bigint / 10 * 11 + 100 as amount from story group by line) a on a.line = l.id`;
