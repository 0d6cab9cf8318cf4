import type { Db } from "../../platform/db.ts";
import type { HistoryImport } from "../history/model.ts";
import { nameOf } from "./actions.ts";
import { changedSince, findYears, getImport } from "../history/reads.ts";
import { getJurisdiction } from "../organization/reads.ts";
import { pastYears } from "../statistics/pastSums.ts";
import { roundStatuses, type Round } from "./model.ts";
import { listRounds } from "./reads.ts";

type Key = { jurisdiction: string; id: string };
type Effect = "stale" | "would" | "frozen";

/** What an import does to a round that speaks of its years; nothing where its sum is still to be taken, or holds it as it is. */
async function effectOn(db: Db, round: Round, one: HistoryImport): Promise<Effect | undefined> {
  const { jurisdiction, summedAt, status } = round;
  if (summedAt === null) return undefined;
  const isFrozen = status === "filed" || status === "sentBack";
  const mayChange = one.status === "checked" || one.status === "stored";
  if (isFrozen) return mayChange ? "frozen" : undefined;
  const changed = await changedSince(db, {
    jurisdiction,
    years: pastYears(round),
    since: summedAt,
  });
  if (changed.some(({ id }) => id === one.id)) return "stale";
  return mayChange ? "would" : undefined;
}

/** 受影响的报送: the rounds of the treasury that speak of the years of an import. */
export async function touchedRounds(db: Db, { jurisdiction, id }: Key) {
  const one = await getImport(db, jurisdiction, id);
  const years = await findYears(db, one);
  const { name: place } = await getJurisdiction(db, jurisdiction);
  const rows = [];
  for (const round of await listRounds(db, jurisdiction)) {
    if (!pastYears(round).some((year) => years.includes(year))) continue;
    const effect = await effectOn(db, round, one);
    if (effect === undefined) continue;
    const statusName = roundStatuses[round.status];
    rows.push({ jurisdiction, id: round.id, place, name: nameOf(round), statusName, effect });
  }
  return { rows };
}
