import { day, daysBetween, type Day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { returnDue } from "../policy/returnDeadlines.ts";
import { checkSight } from "../statistics/actions.ts";
import { tableOf } from "../statistics/content.ts";
import { formOf } from "../statistics/forms.ts";
import { sumForm } from "../statistics/ledgerSums.ts";
import type { FormNumber } from "../statistics/model.ts";
import { findFiler, findReturn, isUpper, rangeBelow } from "../statistics/reads.ts";
import { filedIn, partsOf, placesBelow, standingsBelow, type Of } from "./lower.ts";
import type { Round } from "./model.ts";
import { levelOf } from "./parts.ts";
import { listReminders } from "./reads.ts";
import { addFiles, differencesOf, hashOfTable, keyOf, ownLedger } from "./tables.ts";

export const lateDays = (dueOn: string, isDone: boolean, today: Day): number =>
  isDone || today <= dueOn ? 0 : daysBetween(day(dueOn), today);

type Asked = Of & { jurisdiction?: string | undefined };

/** Whose lower treasuries are asked about: one's own, or those of a city that one looks on. */
function upperOf(by: Actor, jurisdiction: string = by.jurisdiction): string {
  checkSight(by, jurisdiction, "all");
  if (!isUpper(jurisdiction)) throw new Refusal("notFound", "只有市、省财政有下级汇总");
  return jurisdiction;
}

/** 报送总览: everybody below, how far it is, and who is late. */
export async function overviewOf(db: Db, by: Actor, { jurisdiction, ...of }: Asked, today: Day) {
  const code = upperOf(by, jurisdiction);
  const range = rangeBelow(code);
  const standings = await standingsBelow(db, code, of, today);
  const counts = await unitCounts(
    db,
    standings.flatMap((one) => one.round ?? []),
  );
  const reminders = await listReminders(db, { ...range, ...of });
  return {
    ...of,
    rows: standings.map(({ place, isDirect, round, filed, status, statusName }) => {
      const own = reminders.filter((one) => one.jurisdiction === place.code && one.unit === null);
      const rule = returnDue(place.code, levelOf(place.code), of);
      // What was sent back has a day of its own.
      const due = round ? { ...rule, last: day(round.dueOn) } : rule;
      const count = round && counts.get(round.id);
      return {
        jurisdiction: place.code,
        name: place.name,
        level: place.level,
        isDirect,
        round: round?.id ?? null,
        status,
        statusName,
        confirmed: count?.confirmed ?? 0,
        units: count?.units ?? 0,
        filedOn: filed?.filedOn ?? null,
        version: filed?.version ?? null,
        isByFile: round === undefined && filed !== undefined,
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
 * to the own filed return and to the ledger of today, cell by cell.
 */
export async function lowerSumsOf(
  db: Db,
  by: Actor,
  { form, jurisdiction, ...of }: Asked & { form: FormNumber },
  today: Day,
) {
  const code = upperOf(by, jurisdiction);
  const places = await placesBelow(db, code, today);
  const filed = await filedIn(db, { ...rangeBelow(code), ...of, form });
  const parts = partsOf(places, filed);
  const level = filed.find((one) => one.scope === "own" && one.jurisdiction === code);
  const place = { jurisdiction: code, ...of };
  const own = level ? tableOf(form, level.content) : await ownLedger(db, keyOf(place, form, "own"));
  const sum = addFiles(
    own,
    parts.map((one) => tableOf(form, one.content)),
  );
  const key = keyOf(place, form);
  const whole = await findReturn(db, key);
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
    isOwnFiled: level !== undefined,
    of: parts.map((one) => ({
      jurisdiction: one.jurisdiction,
      name: names.get(one.jurisdiction) ?? one.jurisdiction,
      version: one.version,
      scope: one.scope,
    })),
    missing: places
      .filter(
        (one) =>
          one.level === "county" && !heard.has(one.code) && !heard.has(`${one.code.slice(0, 4)}00`),
      )
      .map((one) => one.name),
    againstFiled: whole
      ? differencesOf(tableOf(form, whole.content), sum, ["本级已报送", "下级之和"])
      : null,
    againstLedger: differencesOf(await sumForm(db, key), sum, ["账上", "下级之和"]),
  };
}
