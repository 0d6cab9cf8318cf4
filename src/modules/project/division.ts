import type * as z from "zod";
import { day, type Day } from "../../base/day.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { countyFinanceRoles } from "../organization/roles.ts";
import { getJurisdiction, getOrganization } from "../organization/reads.ts";
import { deskView, listDeskSets, setInForce } from "./desks.ts";
import type { DeskSetsView, UpperSetsView } from "./desksForms.ts";
import { listUpperSets } from "./upper.ts";

/** 审核分工: the sets of desks of a place and of those above it, and which of them holds today. */

const isFinance = (by: Actor): boolean =>
  countyFinanceRoles.some((one) => one !== "countyTreasury" && by.roles.includes(one));

/** A set is named by the place it was made for. */
async function placeNames(db: Db, places: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("division")
    .select(["code", "name"])
    .where("code", "in", [...new Set(places.map((one) => one.padEnd(6, "0")))])
    .execute();
  return new Map(rows.map((row) => [row.code, row.name]));
}

const nameOf = (names: Map<string, string>, place: string): string =>
  place === "" ? "全部（样例）" : (names.get(place.padEnd(6, "0")) ?? place);

type Paper = { place: string; document: string; confirmed: boolean; fromOn: string };

const paperOf = (names: Map<string, string>, one: Paper & { toOn: string | null }) => ({
  place: one.place,
  placeName: nameOf(names, one.place),
  document: one.document,
  confirmed: one.confirmed,
  fromOn: day(one.fromOn),
  toOn: one.toOn === null ? null : day(one.toOn),
});

export async function deskSets(
  db: Db,
  by: Actor,
  { jurisdiction, township }: { jurisdiction: string; township?: string | undefined },
  today: Day,
): Promise<z.input<typeof DeskSetsView>> {
  const { division } = await getJurisdiction(db, jurisdiction);
  const office = township === undefined ? undefined : await getOrganization(db, township);
  const place = office?.division ?? division;
  const sets = await listDeskSets(db, place);
  const names = await placeNames(db, [place, ...sets.map((one) => one[0]!.place)]);
  const [now] = setInForce(sets.flat(), place, today);
  const isHead = by.roles.includes("townshipHead") && by.organization === township;
  return {
    place: nameOf(names, place),
    mayAdopt: by.jurisdiction === jurisdiction && (isHead || isFinance(by)),
    sets: sets.map((set) => ({
      ...paperOf(names, set[0]!),
      counts: now !== undefined && now.place === set[0]!.place && now.fromOn === set[0]!.fromOn,
      desks: set.map(deskView),
    })),
  };
}

export async function upperSets(
  db: Db,
  by: Actor,
  { jurisdiction }: { jurisdiction: string },
  today: Day,
): Promise<z.input<typeof UpperSetsView>> {
  const { division } = await getJurisdiction(db, jurisdiction);
  const sets = await listUpperSets(db, division, today);
  const names = await placeNames(
    db,
    sets.map((one) => one.place),
  );
  return {
    mayAdopt: by.jurisdiction === jurisdiction && isFinance(by),
    sets: sets.map((set) => ({ ...paperOf(names, set), counts: set.counts, rows: set.rows })),
  };
}
