import type { Day } from "../../base/day.ts";
import type { Money } from "../../base/money.ts";
import type { Db } from "../../platform/db.ts";
import { getEdition, listItems, listPurchaseItems } from "../catalog/reads.ts";
import { getJurisdiction } from "../organization/reads.ts";
import { controlRuleFor } from "../policy/figures.ts";
import type { ControlRule, Level, Threshold } from "../policy/model.ts";
import { listControlRules, listThresholds } from "../policy/reads.ts";
import { findThreshold } from "../policy/thresholds.ts";
import { indexOf, type ItemIndex } from "./classifier.ts";
import { howToBuy } from "./howToBuy.ts";
import { judgeWords } from "./judgement.ts";
import type { HowToBuy, Judgement, NegativeItem, PurchaserKind, Wanted } from "./model.ts";

/** The index of an edition is made once; an edition never changes after it was published. */
const indexes = new Map<string, ItemIndex>();

async function indexAt(db: Db, place: string, on: Day): Promise<ItemIndex> {
  const { id } = await getEdition(db, place, on);
  const known = indexes.get(id);
  if (known) return known;
  const items = await listItems(db, place, on);
  const made = indexOf(
    items.filter((one) => one.isLeaf),
    await listPurchaseItems(db),
  );
  if (indexes.size >= 200) indexes.clear();
  indexes.set(id, made);
  return made;
}

/** Judges words by the catalog of a place on the day: for the acts that must not be begun with what may not be bought. */
export async function judgeHere(db: Db, wanted: Wanted, division: string): Promise<Judgement> {
  return judgeWords(wanted, await indexAt(db, division, wanted.on));
}

export type Place = { code: string; name: string; division: string; level: Level };

export type Asked = {
  text: string;
  amount?: Money | undefined;
  kind?: PurchaserKind | undefined;
  jurisdiction?: string | undefined;
  on: Day;
};

export type Answered = {
  judgement: Judgement;
  place: Place | null;
  edition: { id: string; name: string; confirmed: boolean };
  how: HowToBuy;
  threshold: Threshold | undefined;
  control: ControlRule | undefined;
};

async function placeAt(db: Db, code: string | undefined): Promise<Place | null> {
  if (code === undefined || code === "") return null;
  const { name, division, level } = await getJurisdiction(db, code);
  return { code, name, division, level };
}

/** 能不能买, by the catalog, limits and law of the place and the day. Reads only reference tables. */
export async function checkAt(db: Db, asked: Asked): Promise<Answered> {
  const { text, amount, kind, on } = asked;
  const place = await placeAt(db, asked.jurisdiction);
  const division = place?.division ?? "";
  const edition = await getEdition(db, division, on);
  const judgement = await judgeHere(db, { text, amount, purchaserKind: kind, on }, division);
  const thresholds = await listThresholds(db);
  const where = place && { place: division, level: place.level, on };
  const threshold = where ? findThreshold(thresholds, { ...where, object: "services" }) : undefined;
  const how =
    judgement.verdict === "denied" || !where || amount === undefined
      ? howToBuy(thresholds, undefined)
      : howToBuy(thresholds, { ...where, amount });
  const control =
    how.track === "belowThreshold" && amount !== undefined
      ? controlRuleFor(await listControlRules(db), division, amount, on)
      : undefined;
  return { judgement, place, edition, how, threshold, control };
}

/** 负面清单, in the order of the article. */
export const listNegatives = (db: Db): Promise<NegativeItem[]> =>
  db.selectFrom("negativeItem").selectAll().orderBy("ground").execute();
