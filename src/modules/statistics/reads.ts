import { sql } from "kysely";
import { Refusal } from "../../base/refusal.ts";
import type { Db } from "../../platform/db.ts";
import { findByKind } from "../organization/reads.ts";
import type { OrganizationKind } from "../organization/model.ts";
import { tableOf } from "./content.ts";
import type { ReturnKey, ReturnTable } from "./model.ts";
import type { FiledRow } from "./writes.ts";

/** One treasury's code range: a province or city with all below it, a county alone. */
export function rangeBelow(jurisdiction: string): { lo: string; hi: string } {
  const own = jurisdiction.replace(/0000$|00$/, "");
  const next = String(Number(own) + 1).padStart(own.length, "0");
  return { lo: jurisdiction, hi: next.length > own.length ? ":" : next.padEnd(6, "0") };
}

/** A city or province sums the treasuries below it, a county its offices. */
export const isUpper = (jurisdiction: string): boolean => jurisdiction.endsWith("00");

/** One treasury as a range, for questions that know ranges. */
export const only = (jurisdiction: string): { lo: string; hi: string } => ({
  lo: jurisdiction,
  hi: `${Number(jurisdiction) + 1}`.padStart(6, "0"),
});

const ofKey = (db: Db, { jurisdiction, year, form, scope, period }: ReturnKey) =>
  db
    .selectFrom("statisticReturn")
    .where("jurisdiction", "=", jurisdiction)
    .where("year", "=", year)
    .where("form", "=", form)
    .where("scope", "=", scope)
    .where("period", "=", period);

/** Which version: by its number, or the one in force at an instant. */
type Wanted = { version?: number | undefined; until?: Date | undefined };

/** The version in force, or an earlier one. */
export async function findReturn(
  db: Db,
  key: ReturnKey,
  { version, until }: Wanted = {},
): Promise<FiledRow | undefined> {
  let wanted = ofKey(db, key).selectAll();
  if (version !== undefined) wanted = wanted.where("version", "=", version);
  if (until !== undefined) wanted = wanted.where("filedAt", "<=", until);
  return wanted.orderBy("version", "desc").limit(1).executeTakeFirst();
}

export async function findTable(db: Db, key: ReturnKey): Promise<ReturnTable | undefined> {
  const row = await findReturn(db, key);
  return row && tableOf(key.form, row.content);
}

export async function getReturn(db: Db, key: ReturnKey, wanted: Wanted = {}): Promise<FiledRow> {
  const found = await findReturn(db, key, wanted);
  if (found) return found;
  const { version, until } = wanted;
  const which = version === undefined ? (until ? "（截至该日）" : "") : `第 ${version} 版`;
  throw new Refusal(
    "notFound",
    `${key.jurisdiction} 没有报送过 ${key.year} 年表${key.form}${which}。请先导入`,
  );
}

export async function getReturnById(db: Db, jurisdiction: string, id: string): Promise<FiledRow> {
  const found = await db
    .selectFrom("statisticReturn")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这份报表");
  return found;
}

export const listVersions = (db: Db, key: ReturnKey) =>
  ofKey(db, key)
    .select(["version", "reason", "filedOn", "hash"])
    .orderBy("version", "desc")
    .limit(100)
    .execute();

export const listNotes = (db: Db, { jurisdiction, id }: { jurisdiction: string; id: string }) =>
  db
    .selectFrom("returnCellNote")
    .select(["id", "rowName", "columnName", "says", "post", "notedAt"])
    .where("jurisdiction", "=", jurisdiction)
    .where("return", "=", id)
    .orderBy("id")
    .limit(500)
    .execute();

/** Returns that the asker may see, newest first, each in its version in force. */
export async function listReturns(
  db: Db,
  { year, limit, after }: { year?: number | undefined; limit: number; after?: string | undefined },
) {
  let rows = db
    .selectFrom("statisticReturn as one")
    .select([
      "one.id",
      "one.jurisdiction",
      "one.year",
      "one.form",
      "one.scope",
      "one.period",
      "one.version",
      "one.filer",
      "one.filedOn",
    ])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("statisticReturn as later")
            .select("later.id")
            .whereRef("later.jurisdiction", "=", "one.jurisdiction")
            .whereRef("later.year", "=", "one.year")
            .whereRef("later.form", "=", "one.form")
            .whereRef("later.scope", "=", "one.scope")
            .whereRef("later.period", "=", "one.period")
            .where("later.version", ">", eb.ref("one.version")),
        ),
      ),
    );
  if (year !== undefined) rows = rows.where("one.year", "=", year);
  if (after !== undefined) rows = rows.where("one.id", "<", after);
  return rows.orderBy("one.id", "desc").limit(limit).execute();
}

const financeKinds: readonly OrganizationKind[] = [
  "countyFinance",
  "cityFinance",
  "provinceFinance",
];

/** 填报单位: the finance office of the treasury where it is opened here, else of the division by its name. */
export async function findFiler(
  db: Db,
  jurisdiction: string,
): Promise<{ id: string | undefined; name: string }> {
  for (const kind of financeKinds) {
    const found = await findByKind(db, jurisdiction, kind);
    if (found) return { id: found.id, name: found.name };
  }
  const division = await findDivision(db, jurisdiction);
  if (!division) return { id: undefined, name: `${jurisdiction} 财政部门` };
  const office = division.level === "province" ? "财政厅" : "财政局";
  return { id: undefined, name: `${division.name}${office}` };
}

const findDivision = (db: Db, code: string) =>
  db.selectFrom("division").selectAll().where("code", "=", code).executeTakeFirst();

/** A code that its province's list does not hold is a slip of the pen; without a list nothing can be said. */
export async function checkDivision(db: Db, code: string): Promise<void> {
  const unknown = new Refusal(
    "invalid",
    `行政区划代码 ${code} 不存在。请按国家标准 GB/T 2260 填写六位代码，如 410900`,
  );
  if (!/^[1-9]\d{5}$/.test(code)) throw unknown;
  if (await findDivision(db, code)) return;
  const { count } = await db
    .selectFrom("division")
    .select(sql<bigint>`count(*)`.as("count"))
    .where("code", ">=", `${code.slice(0, 2)}0000`)
    .where("code", "<", `${Number(code.slice(0, 2)) + 1}0000`)
    .executeTakeFirstOrThrow();
  if (count > 0n) throw unknown;
}
