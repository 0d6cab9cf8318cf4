/** 造省: how large the invented province is. The same options give the same rows, byte by byte. */
export type Province = {
  seed: number;
  counties: number;
  /** Townships of each county. */
  townships: number;
  years: number;
  /** Projects of each township in each year. */
  projects: number;
  /** Contracts of each township that wait for their signature, beside those projects; all of one price. */
  toSign: number;
  /** The last day that the rows tell of. */
  today: string;
  /** "ledger" leaves out purchases, acceptances and payments: projects, their money and its postings alone. */
  depth: "whole" | "ledger";
};

export const small: Province = {
  seed: 1,
  counties: 1,
  townships: 2,
  years: 2,
  projects: 20,
  toSign: 3,
  today: "2026-06-30",
  depth: "whole",
};

/** A province: 180 treasuries, 3,060 townships, ten years, 2,080,800 projects, about 10,000,000 postings. */
export const aProvince = {
  counties: 180,
  townships: 17,
  years: 10,
  projects: 68,
  toSign: 0,
  depth: "ledger",
} as const satisfies Partial<Province>;

export const projectsOf = ({ counties, townships, years, projects, toSign }: Province): number =>
  counties * townships * (years * projects + toSign);

/** Kinds of ids; the number stands in the id, so that no two kinds ever share one. */
export const kinds = {
  organization: 1,
  finance: 2,
  provider: 3,
  person: 4,
  post: 5,
  line: 6,
  decision: 7,
  approve: 8,
  closing: 9,
  project: 10,
  share: 11,
  funding: 12,
  allotment: 13,
  procurement: 14,
  package: 15,
  packageShare: 16,
  award: 17,
  contract: 18,
  contractShare: 19,
  instalment: 20,
  clause: 21,
  task: 22,
  response: 23,
  acceptance: 26,
  payment: 28,
  posting: 30,
} as const;

export type Kind = keyof typeof kinds;

/** SQL for the id of the nth of its kind: a UUIDv7 whose order is that of n. */
export const idOf = (kind: Kind, n: string, plus = "0"): string =>
  `pg_temp.nth_id(${kinds[kind]} + ${plus}, ${n})`;

/** An id's time lies in 2020, before every id that the program makes; the kind and the seed make it one of its own. */
export const idFunction = ({ seed }: Province): string => `
  create function pg_temp.nth_id(kind integer, n bigint) returns uuid language sql immutable as $$
    select (lpad(to_hex(1600000000000 + n), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8000${seed.toString(16).padStart(12, "0")}')::uuid
  $$`;

export const lastYear = ({ today }: Province): number => Number(today.slice(0, 4));

/** Treasury 0 is 990101; a city has its own level and nineteen counties; the 39th is the province's own, if there are so many. */
export const countyCode = (county: string): string =>
  `(case ${county} when 39 then '990000' else '99' || lpad((1 + ${county} / 20)::text, 2, '0')
    || case ${county} % 20 when 19 then '00' else lpad((1 + ${county} % 20)::text, 2, '0') end end)`;

export const levelOf = (county: string): string =>
  `(case when ${county} = 39 then 'province' when ${county} % 20 = 19 then 'city' else 'county' end)`;

/** Every tenth line is the treasury's own; above the county all are. */
export const isOwn = (county: string, township: string): string =>
  `(${county} % 20 = 19 or ${township} % 10 = 9)`;

const classes = [
  201, 204, 205, 206, 207, 208, 210, 211, 212, 213, 214, 215, 216, 217, 219, 220, 221, 224, 229,
];

/** 类 of a line; the first township's is 213. */
export const classOf = (township: string): string =>
  `(array[${classes.map((one) => `'${one}'`).join()}])[1 + (9 + ${township}) % ${classes.length}]`;

export const ledgerOf = (township: string): string =>
  `(case when ${classOf(township)} in ('212', '229') then 'fund' else 'general' end)`;

/** 六类 of a project. */
export const kindOf = (chance: string): string => `(1 + ${chance} / 5 % 6)::text`;

/**
 * One row a project, from which all tables are filled. How far it has come, `stage`: 0 drafted, 1 submitted, 2 in the
 * plan, 3 contract waits for its signature, 4 signed, 5 first half accepted, 6 paid, 7 second half accepted, 8 paid, 9 closed.
 */
export function storyTable(province: Province): string {
  const { seed, counties, townships, years, projects, toSign } = province;
  const last = lastYear(province);
  return `
    create temp table story on commit drop as
    with every as (
      select ((c * ${years}::bigint + y) * ${projects + toSign} + k) * ${townships} + t as n, c, y, k, t
      from generate_series(0, ${counties - 1}) c, generate_series(0, ${years - 1}) y,
        generate_series(0, ${projects + toSign - 1}) k, generate_series(0, ${townships - 1}) t
      where k < ${projects} or y = ${years - 1}
    ), drawn as (
      select *, ('x' || substr(md5('${seed} story ' || n), 1, 7))::bit(28)::integer as chance from every
    ), told as (
      select n, c * 8 as first_provider, chance, ${countyCode("c")} as jurisdiction, ${last - years + 1} + y as year, k >= ${projects} as is_to_sign,
        ${idOf("organization", `c * 1000 + t`)} as organization,
        ${idOf("line", `(c * ${years} + y) * 1000::bigint + t`)} as line,
        array[case when ${isOwn("c", "t")} then 'both' else 'whole' end, ${ledgerOf("t")}, ${classOf("t")}, ${kindOf("chance")}] as counted,
        case when k >= ${projects} then 3
          when y < ${years - 1} then (array[2,4,6,8,9,9,9,9,9,9])[1 + chance % 10]
          else (array[0,1,2,2,3,4,4,5,5,6,6,7,7,8,8,8,8,9,9,9])[1 + chance % 20] end as stage,
        case when k >= ${projects} then 8100000 else 1000000 + (chance / 20 % 90000) * 100 end::bigint as amount,
        ${idOf("provider", `c * 8 + chance % 8`)} as provider,
        ${idOf("post", `(c * 1000 + t) * 2`)} as clerk, ${idOf("post", `(c * 1000 + t) * 2 + 1`)} as head
      from drawn
    )
    select *, amount / 200 * 100 as first, amount - amount / 200 * 100 as rest,
      ${idOf("project", "n")} as project, ${idOf("share", "n")} as share, ${idOf("allotment", "n")} as allotment,
      ${idOf("procurement", "n")} as procurement, ${idOf("package", "n")} as package, ${idOf("award", "n")} as award,
      ${idOf("contract", "n")} as contract, ${idOf("contractShare", "n")} as contract_share,
      ${idOf("instalment", "n")} as instalment,
      case when is_to_sign then date '${province.today}' - 5 else make_date(year, 3, 1) end as awarded_on,
      case when is_to_sign then date '${province.today}' + 30 else make_date(year, 4, 1) end as term_from,
      (make_date(year, 2, 1) + interval '9 hours') at time zone 'Asia/Shanghai' as at,
      case when stage >= 2 then 1 + row_number() over (partition by line, stage >= 2 order by n) end as line_seq,
      case when stage >= 2 then sum(amount) over (partition by line, stage >= 2 order by n) end::bigint as drawn
    from told`;
}
