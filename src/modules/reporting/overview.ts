import { sql } from "kysely";
import { day, daysBetween, type Day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { rowsOf, type Db } from "../../platform/db.ts";
import { returnDue } from "../policy/returnDeadlines.ts";
import { emptyTable, tableOf } from "../statistics/content.ts";
import { formOf } from "../statistics/forms.ts";
import { sumForm } from "../statistics/ledgerSums.ts";
import { columns, type FormNumber, type ReturnTable } from "../statistics/model.ts";
import { findFiler, findReturn, rangeBelow, isUpper } from "../statistics/reads.ts";
import { roundStatuses, type FilingPeriod, type Round } from "./model.ts";
import { listReminders, listRoundsOf } from "./reads.ts";
import { addFiles, differencesOf, hashOfTable, keyOf } from "./tables.ts";

type Of = { year: number; period: FilingPeriod };

type Filed = {
  jurisdiction: string;
  version: number;
  filedOn: string;
  scope: "all" | "own";
  content: string;
};

/** The returns in force of a range, in one form and both scopes. */
const filedIn = (
  db: Db,
  { lo, hi, year, period, form }: Of & { lo: string; hi: string; form: FormNumber },
) =>
  rowsOf(
    db,
    sql<Filed>`
      select distinct on (jurisdiction, scope) jurisdiction, version, filed_on as "filedOn", scope, content
      from statistic_return
      where jurisdiction >= ${lo} and jurisdiction < ${hi} and year = ${year} and period = ${period} and form = ${form}
      order by jurisdiction, scope, version desc
      limit 1000`,
  );

type Place = { code: string; name: string; level: "province" | "city" | "county" };

/** The counties and cities below a code, as the list of divisions has them that day. */
const placesIn = (db: Db, lo: string, hi: string, on: Day): Promise<Place[]> =>
  rowsOf(
    db,
    sql<Place>`
      select code, name, level from division
      where code > ${lo} and code < ${hi} and length(code) = 6 and level in ('city', 'county')
        and from_on <= ${on} and (to_on is null or to_on >= ${on})
      order by code limit 400`,
  );

/** What a treasury of this level hears from: a province from its cities, a city from its counties. */
const isCity = (code: string): boolean => isUpper(code) && !code.endsWith("0000");

export const lateDays = (dueOn: string, isDone: boolean, today: Day): number =>
  isDone || today <= dueOn ? 0 : daysBetween(day(dueOn), today);

/** 报送总览: every county below, how far it is, and who is late. */
export async function overviewOf(db: Db, by: Actor, of: Of, today: Day) {
  const range = rangeBelow(by.jurisdiction);
  const places = (await placesIn(db, range.lo, range.hi, today)).filter(
    (one) => one.level === "county",
  );
  const rounds = new Map(
    (await listRoundsOf(db, { ...range, ...of })).map((one) => [one.jurisdiction, one]),
  );
  const filed = new Map(
    (await filedIn(db, { ...range, ...of, form: 1 }))
      .filter((one) => one.scope === "all")
      .map((one) => [one.jurisdiction, one]),
  );
  const counts = await unitCounts(db, [...rounds.values()]);
  const reminders = await listReminders(db, { ...range, ...of });
  return {
    ...of,
    rows: places.map((place) => {
      const round = rounds.get(place.code);
      const file = filed.get(place.code);
      const own = reminders.filter((one) => one.jurisdiction === place.code && one.unit === null);
      const rule = returnDue(place.code, "county", of);
      // What was sent back has a day of its own.
      const due = round ? { ...rule, last: day(round.dueOn) } : rule;
      const status = round?.status ?? (file ? "filed" : "unopened");
      const count = round && counts.get(round.id);
      return {
        jurisdiction: place.code,
        name: place.name,
        level: place.level,
        round: round?.id ?? null,
        status,
        statusName: roundStatuses[status],
        confirmed: count?.confirmed ?? 0,
        units: count?.units ?? 0,
        filedOn: file?.filedOn ?? null,
        version: file?.version ?? null,
        isByFile: round === undefined && file !== undefined,
        due,
        lateDays: lateDays(due.last, status === "filed", today),
        remarks: round?.remarks ?? "",
        reminded: own.length,
        remindedOn: own[0]?.remindedOn ?? null,
      };
    }),
  };
}

async function unitCounts(db: Db, rounds: readonly Round[]) {
  const counts = new Map<string, { units: number; confirmed: number }>();
  if (rounds.length === 0) return counts;
  const rows = await db
    .selectFrom("returnUnit")
    .select((eb) => [
      "round",
      eb.fn.countAll<bigint>().as("units"),
      eb.fn.countAll<bigint>().filterWhere("status", "=", "confirmed").as("confirmed"),
    ])
    .where("jurisdiction", "in", [...new Set(rounds.map((one) => one.jurisdiction))])
    .where(
      "round",
      "in",
      rounds.map((one) => one.id),
    )
    .groupBy("round")
    .execute();
  for (const { round, units, confirmed } of rows)
    counts.set(round, { units: Number(units), confirmed: Number(confirmed) });
  return counts;
}

/**
 * 下级汇总: the returns filed below, added up; a city that has filed stands for its counties. Beside it the difference
 * to one's own filed return and to the ledger of today, cell by cell.
 */
export async function lowerSumsOf(
  db: Db,
  by: Actor,
  { form, ...of }: Of & { form: FormNumber },
  today: Day,
) {
  const code = by.jurisdiction;
  if (!isUpper(code)) throw new Refusal("notFound", "只有市、省财政有下级汇总");
  const range = rangeBelow(code);
  const places = await placesIn(db, range.lo, range.hi, today);
  const filed = await filedIn(db, { ...range, ...of, form });
  const parts = partsOf(code, places, filed);
  const tables = parts.map((one) => tableOf(form, one.content));
  const sum = sumTables(form, of.year, tables);
  const key = keyOf({ jurisdiction: code, ...of }, form);
  const own = await findReturn(db, key);
  const filer = await findFiler(db, code);
  const { title, corner, notes } = formOf(form, of.year);
  const names = new Map(places.map((one) => [one.code, one.name]));
  const heard = new Set(parts.map((one) => one.jurisdiction));
  return {
    table: {
      title,
      corner,
      filer: filer.name,
      form,
      year: of.year,
      notes: [...notes],
      table: sum,
      hash: hashOfTable(sum),
    },
    of: parts.map(({ jurisdiction, version, scope }) => ({
      jurisdiction,
      name: names.get(jurisdiction) ?? (jurisdiction === code ? filer.name : jurisdiction),
      version,
      scope,
    })),
    missing: places
      .filter(
        (one) =>
          one.level === "county" && !heard.has(one.code) && !heard.has(`${one.code.slice(0, 4)}00`),
      )
      .map((one) => one.name),
    againstFiled: own
      ? differencesOf(tableOf(form, own.content), sum, ["本级已报送", "下级之和"])
      : null,
    againstLedger: differencesOf(await sumForm(db, key), sum, ["账上", "下级之和"]),
  };
}

/** Whose returns make the sum: of each city its own, else those of its counties; and the own level of the one who asks. */
function partsOf(code: string, places: readonly Place[], filed: readonly Filed[]): Filed[] {
  const whole = new Map(
    filed.filter((one) => one.scope === "all").map((one) => [one.jurisdiction, one]),
  );
  const level = filed.filter((one) => one.scope === "own" && one.jurisdiction === code);
  const below = places.filter((one) => one.code !== code);
  const cities = below.filter((one) => isCity(one.code) && whole.has(one.code));
  const heard = new Set(cities.map((one) => one.code.slice(0, 4)));
  const counties = below.filter(
    (one) => one.level === "county" && whole.has(one.code) && !heard.has(one.code.slice(0, 4)),
  );
  return [...level, ...[...cities, ...counties].map((one) => whole.get(one.code)!)];
}

function sumTables(form: FormNumber, year: number, tables: readonly ReturnTable[]): ReturnTable {
  const [first, ...more] = tables;
  if (first) return addFiles(first, more);
  const rows = [...emptyTable(form, year)].map(([row]) => ({
    row,
    cells: Object.fromEntries(columns.map((column) => [column, 0n])),
  }));
  return { form, rows };
}
