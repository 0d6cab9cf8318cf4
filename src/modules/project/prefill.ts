import type * as z from "zod";
import { yearOf, type Day } from "../../base/day.ts";
import { fen, nought } from "../../base/money.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { sourceNames } from "../budget/model.ts";
import { listLines } from "../budget/reads.ts";
import { roomOfLines } from "../budget/room.ts";
import { getItem } from "../catalog/reads.ts";
import { sixKindNames } from "../policy/model.ts";
import type { StandardContent } from "../standard/model.ts";
import { findStandard } from "../standard/reads.ts";
import { executionWeight, placeOf, trackOf } from "./facts.ts";
import { buyingAt, itemOf } from "./item.ts";
import type { Dimension } from "./model.ts";
import { listFundings } from "./reads.ts";
import type { PrefillInput } from "./views.ts";

type Indicator = StandardContent["indicators"][number];

/** A standard says only 产出; the form of the targets asks which kind of it. */
export function dimensionOf({ dimension, name }: Pick<Indicator, "dimension" | "name">): Dimension {
  if (dimension !== "output") return dimension;
  if (/按时|及时|时限|时效/.test(name)) return "timeliness";
  if (/成本|单价|费用/.test(name)) return "cost";
  return /差错|合格|质量|达标|准确/.test(name) ? "quality" : "quantity";
}

const targetOf = (one: Indicator) => ({
  dimension: dimensionOf(one),
  indicator: one.name,
  sense: one.sense,
  goal: Math.round(one.target * 100),
  unit: one.unit,
  evidence: one.evidence,
  weight: one.weight,
});

/** 已知的内容: what the clerk need not type again. */
export async function prefill(
  db: Db,
  by: Actor,
  { item: code, year: asked, project }: z.output<typeof PrefillInput>,
  today: Day,
) {
  const place = await placeOf(db, by.jurisdiction);
  const { jurisdiction, organization } = by;
  const wanted = { jurisdiction, organization, place: place.division, code, on: today };
  const { item: found } = await itemOf(db, wanted);
  const item =
    found ?? (await getItem(db, code, await buyingAt(db, place.division, organization), today));
  const standard = await findStandard(db, code, place.division, today);
  const { threshold } = await trackOf(db, place, nought, today);
  const year = asked ?? yearOf(today);
  // Its own lines, and of a project that is written again those that its townships lent to it.
  const drawn = new Set(
    project === undefined
      ? []
      : (await listFundings(db, jurisdiction, project)).map((one) => one.line),
  );
  const seen = await listLines(db, { jurisdiction, year });
  const lines = seen.filter((one) => one.organization === organization || drawn.has(one.id));
  const room = await roomOfLines(
    db,
    jurisdiction,
    lines.map((one) => one.id),
  );
  return {
    item: { ...item, kindName: item.kind ? sixKindNames[item.kind] : "" },
    unit: standard?.unit ?? "",
    unitPrice: null,
    priceLow: standard ? fen(standard.priceLow) : null,
    priceHigh: standard ? fen(standard.priceHigh) : null,
    standardName: standard?.name ?? null,
    procurementFrom: threshold.procurementFrom ?? null,
    thresholdDocument: threshold.document,
    execution: await executionWeight(db, today),
    targets: (standard?.content.indicators ?? []).map(targetOf),
    lines: lines.map(({ id, code: number, title, source }) => {
      const { free, proposed } = room.get(id)!;
      const sourceName = sourceNames[source];
      const isProposed = proposed !== undefined;
      return { id, title, year, code: number, sourceName, isProposed, free: proposed ?? free };
    }),
  };
}
