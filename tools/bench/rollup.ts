import { fullSight, type Sight } from "../../src/platform/actor.ts";
import type { Database } from "../../src/platform/db.ts";
import { today } from "../../src/platform/clock.ts";
import { day } from "../../src/base/day.ts";
import { fen } from "../../src/base/money.ts";
import { post } from "../../src/modules/budget/ledger.ts";
import { sumForms } from "../../src/modules/statistics/ledgerSums.ts";
import { foldAll, listSums, type YearSums } from "../../src/modules/statistics/runningSums.ts";
import { aProvince, lastYear, small, type Province } from "../generate/story.ts";
import { openColumns, type Columns } from "./columns.ts";
import { inTurn, print, together } from "./measure.ts";
import { machineOf, open, openFilled, say, type Place } from "./place.ts";

type Scope = "all" | "own";
type Case = { called: string; jurisdiction: string; scope: Scope; from: number; to: number };

/** Every row that counts, by year: what the sums are held against. Generated projects have one allotment each. */
const plain = ({ jurisdiction, scope, from, to }: Case, yearOf: string): string => `
  select part.year, part.ledger, part.functional_class, part.kind, sum(projects) as projects, sum(budget) as budget,
    sum(executed) as executed from (
    select case when p.kind = 'plan' then l.year else ${yearOf} end as year, l.ledger, left(l.functional_class, 3) as functional_class,
      j.kind, case when p.kind = 'plan' then 1 else 0 end as projects, case when p.kind = 'plan' then p.amount else 0 end as budget,
      case when p.kind in ('pay', 'advance') then p.amount when p.kind in ('return', 'refund') then -p.amount else 0 end as executed
    from posting p
    join allotment a on a.jurisdiction = p.jurisdiction and a.id = p.allotment
    join budget_line l on l.jurisdiction = a.jurisdiction and l.id = a.line
    join project j on j.jurisdiction = a.jurisdiction and j.id = a.project
    join organization o on o.id = l.organization
    where p.happened_on between '${from}-01-01' and '${to}-12-31' and p.kind in ('plan', 'pay', 'advance', 'return', 'refund') and p.jurisdiction >= '${jurisdiction}'
      and p.jurisdiction < '${scope === "own" ? Number(jurisdiction) + 1 : jurisdiction.endsWith("0000") ? "999999" : Number(jurisdiction) + 1}'
      ${scope === "own" ? "and o.kind <> 'township'" : ""}
  ) part where part.year between ${from} and ${to} group by 1, 2, 3, 4 order by 1, 2, 3, 4`;

const byPostgres = (of: Case) => plain(of, "extract(year from p.happened_on)::integer");
const byColumns = (of: Case) => plain(of, "year(p.happened_on)");

type Row = Pick<YearSums, "year" | "ledger" | "functionalClass" | "kind"> &
  Record<"projects" | "budget" | "executed", unknown>;

const lines = (rows: readonly Row[]): string[] =>
  rows
    .map((one) =>
      [
        one.year,
        one.ledger,
        one.functionalClass,
        one.kind,
        one.projects,
        one.budget,
        one.executed,
      ].join(" "),
    )
    .filter((line) => !line.endsWith(" 0 0 0"))
    .toSorted();

const isSame = (a: readonly Row[], b: readonly Row[]): boolean =>
  a.length > 0 && lines(a).join("\n") === lines(b).join("\n");

const sight: Sight = { ...fullSight, lo: "990000", hi: ":" };

/** A thousand payments by the program, whose changes wait to be folded while all sides are measured. */
async function payThousand(place: Place, database: Database, share: number): Promise<void> {
  await foldAll(database);
  const { rows } = await place.owner.query<{
    jurisdiction: string;
    allotment: string;
    post: string;
    on: string;
  }>(
    `select p.jurisdiction, p.allotment, p.post, to_char(make_date(extract(year from p.happened_on)::integer, 12, 1), 'YYYY-MM-DD') as on
     from posting p where p.kind = 'commit' and p.id in (select id from posting tablesample system (${share}) where kind = 'commit')
       and not exists (select 1 from posting n where n.jurisdiction = p.jurisdiction and n.allotment = p.allotment and n.seq > p.seq)
     order by md5(p.id::text) limit 1000`,
  );
  if (rows.length < 1000) say(`只有 ${rows.length} 笔可付`);
  await together(4, rows, async ({ jurisdiction, allotment, post: by, on }) => {
    const subject = { kind: "payment", id: allotment };
    const actor = {
      person: by,
      post: by,
      organization: by,
      roles: [],
      jurisdiction,
      sight: fullSight,
    };
    await database.act(fullSight, (tx) =>
      post(tx, { by: actor, jurisdiction, subject, on: day(on) }, [
        { allotment, kind: "accept", amount: fen(12_345n) },
        { allotment, kind: "pay", amount: fen(12_345n) },
      ]),
    );
  });
}

/** Ours is so short that one answer a round would measure the noise. */
const answers = 20;

async function measureCase(
  of: Case,
  sides: { place: Place; database: Database; columns: Columns },
  rounds: number,
): Promise<void> {
  const { place, database, columns } = sides;
  const { called, jurisdiction, scope, from, to } = of;
  const ask = () => database.ask(sight, (db) => listSums(db, of, { from, to }));
  // One year is what an official asks: both forms, with their totals and whether the year is closed.
  const forms = () =>
    database.ask(sight, (db) => sumForms(db, { jurisdiction, scope, year: to, period: "year" }));
  const ours = async () => {
    for (let one = 0; one < answers; one += 1) await (from === to ? forms() : ask());
    return answers;
  };
  const others = [
    ["PostgreSQL GROUP BY", async () => (await place.owner.query<Row>(byPostgres(of))).rows],
    ["DuckDB", () => columns.rows<Row>(byColumns(of))],
  ] as const;
  for (const [name, rows] of others) {
    const found = (await rows()).map(camel);
    const equal = isSame(await ask(), found);
    const measured = await inTurn(rounds, ours, async () => {
      await rows();
      return 1;
    });
    // Rates were measured; what is told is the time of one answer.
    const [mine, other] = [1000 / measured.ours, 1000 / measured.other];
    const told = { ours: mine, other, ratio: measured.ratio, unit: "毫秒", rounds, equal };
    print({
      name: "rollup",
      case: `${called}，对 ${name}`,
      ...told,
      machine: machineOf(place.version),
    });
  }
}

const camel = (row: Row): Row => ({
  ...row,
  functionalClass:
    (row as unknown as { functional_class?: string }).functional_class ?? row.functionalClass,
});

/** 汇总: the returns of a province from its sums, against counting every posting. */
export async function rollup(given: { rounds: number; isLarge: boolean }): Promise<void> {
  const wanted: Province = given.isLarge
    ? { ...small, ...aProvince, today: today() }
    : {
        ...small,
        ...aProvince,
        counties: 40,
        townships: 10,
        years: 5,
        projects: 10,
        today: today(),
      };
  const place = await openFilled(wanted, { mayBeFilled: true });
  const database = open(place);
  const columns = await openColumns();
  try {
    await payThousand(place, database, given.isLarge ? 1 : 100);
    say("正在把同样的行装入 DuckDB");
    await columns.fill(place.owner);
    const year = lastYear(wanted) - 2;
    const years = { from: lastYear(wanted) - wanted.years + 1, to: lastYear(wanted) };
    for (const [jurisdiction, name] of [
      ["990000", "全省"],
      ["990101", "一个县"],
    ] as const)
      for (const [scope, called] of [
        ["all", "全辖"],
        ["own", "本级"],
      ] as const) {
        const of = { jurisdiction, scope };
        await measureCase(
          { ...of, called: `${name}${called}，一年表一表二`, from: year, to: year },
          { place, database, columns },
          given.rounds,
        );
        if (jurisdiction === "990000")
          await measureCase(
            { ...of, called: `${name}${called}，各年`, ...years },
            { place, database, columns },
            given.rounds,
          );
      }
  } finally {
    columns.close();
    await database.close();
    await place.close();
  }
}
