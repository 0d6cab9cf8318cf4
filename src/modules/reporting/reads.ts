import { Refusal } from "../../base/refusal.ts";
import type { Db } from "../../platform/db.ts";
import type { Actor } from "../../platform/actor.ts";
import type { OrganizationKind } from "../organization/model.ts";
import type { FilingPeriod, Omission, Reminder, Round, Unit, UnitFile } from "./model.ts";

type Key = { jurisdiction: string; id: string };
type Of = { jurisdiction: string; year: number; period: FilingPeriod };

export async function getRound(db: Db, { jurisdiction, id }: Key): Promise<Round> {
  const found = await db
    .selectFrom("returnRound")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这期报送");
  return found;
}

export const findRound = (db: Db, { jurisdiction, year, period }: Of): Promise<Round | undefined> =>
  db
    .selectFrom("returnRound")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("year", "=", year)
    .where("period", "=", period)
    .executeTakeFirst();

/** Those of one treasury, newest first. */
export const listRounds = (db: Db, jurisdiction: string): Promise<Round[]> =>
  db
    .selectFrom("returnRound")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .orderBy("year", "desc")
    .orderBy("period", "desc")
    .limit(50)
    .execute();

/** Those of one period in all treasuries that the asker sees. */
export const listRoundsOf = (
  db: Db,
  { lo, hi, year, period }: Omit<Of, "jurisdiction"> & { lo: string; hi: string },
): Promise<Round[]> =>
  db
    .selectFrom("returnRound")
    .selectAll()
    .where("jurisdiction", ">=", lo)
    .where("jurisdiction", "<", hi)
    .where("year", "=", year)
    .where("period", "=", period)
    .limit(500)
    .execute();

export async function getUnit(db: Db, { jurisdiction, id }: Key): Promise<Unit> {
  const found = await db
    .selectFrom("returnUnit")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这个单位的报表");
  return found;
}

export type NamedUnit = Unit & { name: string; kind: OrganizationKind };

/** The units of a round with their names, townships first. */
export const listUnits = (db: Db, { jurisdiction, id }: Key): Promise<NamedUnit[]> =>
  db
    .selectFrom("returnUnit as u")
    .innerJoin("organization as o", "o.id", "u.organization")
    .selectAll("u")
    .select(["o.name", "o.kind"])
    .where("u.jurisdiction", "=", jurisdiction)
    .where("u.round", "=", id)
    .orderBy("o.kind", "desc")
    .orderBy("u.id")
    .execute();

/** What one unit was asked for, newest first. */
export const listUnitsOf = (db: Db, { jurisdiction, organization }: Actor) =>
  db
    .selectFrom("returnUnit as u")
    .innerJoin("returnRound as r", (on) =>
      on.onRef("r.jurisdiction", "=", "u.jurisdiction").onRef("r.id", "=", "u.round"),
    )
    .selectAll("u")
    .select(["r.year", "r.period", "r.status as roundStatus"])
    .where("u.jurisdiction", "=", jurisdiction)
    .where("u.organization", "=", organization)
    .orderBy("u.id", "desc")
    .limit(50)
    .execute();

/** The newest file of each unit and table that was in at that instant. */
export async function listFiles(
  db: Db,
  { jurisdiction, id }: Key,
  until?: Date,
): Promise<UnitFile[]> {
  let wanted = db
    .selectFrom("returnUnitFile")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("round", "=", id);
  if (until) wanted = wanted.where("filedAt", "<=", until);
  const rows = await wanted.orderBy("unitName").orderBy("form").orderBy("version").execute();
  return [...new Map(rows.map((one) => [`${one.form} ${one.unitName}`, one])).values()];
}

export const listExplanations = (db: Db, { jurisdiction, id }: Key) =>
  db
    .selectFrom("returnExplanation as e")
    .innerJoin("organization as o", "o.id", "e.organization")
    .selectAll("e")
    .select("o.name as office")
    .where("e.jurisdiction", "=", jurisdiction)
    .where("e.round", "=", id)
    .orderBy("e.id")
    .limit(1000)
    .execute();

export type NamedExplanation = Awaited<ReturnType<typeof listExplanations>>[number];

/** 缺报 of a round, in the order of their codes. */
export const listOmissions = (db: Db, { jurisdiction, id }: Key): Promise<Omission[]> =>
  db
    .selectFrom("returnOmission")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("round", "=", id)
    .orderBy("treasury")
    .limit(500)
    .execute();

export const listReminders = (
  db: Db,
  { lo, hi, year, period }: Omit<Of, "jurisdiction"> & { lo: string; hi: string },
): Promise<Reminder[]> =>
  db
    .selectFrom("returnReminder")
    .selectAll()
    .where("jurisdiction", ">=", lo)
    .where("jurisdiction", "<", hi)
    .where("year", "=", year)
    .where("period", "=", period)
    .orderBy("id", "desc")
    .limit(1000)
    .execute();
