import type { Day } from "../../base/day.ts";
import { fen } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { findItem } from "../catalog/reads.ts";
import { getJurisdiction } from "../organization/reads.ts";
import { weightsFor } from "../policy/figures.ts";
import { listWeightSets } from "../policy/reads.ts";
import type { StandardDraft } from "./model.ts";
import { findStandard } from "./reads.ts";
import type { StandardFacts } from "./rules.ts";

const digits = { province: 2, city: 4, county: 6 } as const;

/** What a city sets holds in its counties: 990100 sets for all codes that begin with 9901. */
export const placeOfLevel = (division: string, level: keyof typeof digits): string =>
  division.slice(0, digits[level]);

/** The beginning of the division codes for which a treasury sets standards. */
export async function placeOf(db: Db, jurisdiction: string): Promise<string> {
  const { division, level } = await getJurisdiction(db, jurisdiction);
  return placeOfLevel(division, level);
}

/** The weights of the day come from policy: they are a figure, not a constant. */
export async function factsOf(db: Db, draft: StandardDraft, on: Day): Promise<StandardFacts> {
  const { item, unit, priceLow, priceHigh, content } = draft;
  const weights = weightsFor(await listWeightSets(db), "单位自评", on);
  return { item, unit, priceLow: fen(priceLow), priceHigh: fen(priceHigh), content, weights };
}

/** Only what can be bought has a standard. */
export async function itemToSet(db: Db, by: Actor, code: string, on: Day) {
  const { division } = await getJurisdiction(db, by.jurisdiction);
  const item = await findItem(db, code, division, on);
  if (item?.isLeaf) return item;
  throw new Refusal(
    "invalid",
    item
      ? `“${item.name}”是目录的上级，不能单独购买。请选择它下面的事项`
      : `目录里没有编码 ${code}。请先从目录中选择事项`,
  );
}

/** One department answers for an item: where another one has set the standard, it is not for me to change. */
export async function refuseOthers(
  db: Db,
  { item, department }: { item: string; department: string },
  place: string,
  on: Day,
): Promise<void> {
  const now = await findStandard(db, item, place, on);
  if (!now || now.place !== place || now.issuer === department) return;
  throw new Refusal(
    "conflict",
    `《${now.name}》由${now.issuer}于 ${now.publishedOn} 发布。请与它商量，由它修订`,
  );
}
