import { fen } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Db } from "../../platform/db.ts";
import { isCounted } from "../statistics/forms.ts";
import { listSums } from "../statistics/runningSums.ts";
import { sumsApart, sumsOfTreasuries } from "../statistics/treasurySums.ts";
import { classesOf, type Span } from "./facts.ts";
import { pastFigure } from "./past.ts";
import { measures, type FigureAsked } from "./model.ts";
import type { YearPart } from "./reads.ts";

/**
 * 市、省: from the sums that every act keeps, so that a province answers as fast as a county. The year told apart, those
 * before it as wholes.
 */
export async function upperParts(db: Db, span: Span, from: number): Promise<YearPart[]> {
  const { year, jurisdiction } = span;
  const rows = await sumsApart(db, span);
  const earlier = await listSums(db, { jurisdiction, scope: "all" }, { from, to: year - 1 });
  return [
    ...rows.map((row) => ({ ...row, year, planned: null })),
    ...earlier
      .filter((one) => isCounted(one.functionalClass))
      .map((row) => ({ ...row, by: "whole" as const, key: "", planned: null })),
  ];
}

function cutOf({ by, of, year }: FigureAsked) {
  if (by === "whole") return undefined;
  if (by === "kind") return { column: "kind", in: [of] } as const;
  if (by === "field") return { column: "functional_class", in: classesOf(of, year) } as const;
  if (by === "ledger") return { column: "ledger", in: [of] } as const;
  if (by === "office") return { column: "jurisdiction", in: [of] } as const;
  throw new Refusal("invalid", "市、省的数字按财政区划打开；按限额和月份，请打开一个县来看");
}

/** What a figure of a city or province is the sum of. */
export async function placesOf(db: Db, span: Span, asked: FigureAsked) {
  const { measure } = asked;
  if (measure === "planned")
    throw new Refusal("invalid", `市、省没有“${measures.planned}”，请打开一个县来看`);
  const rows = await sumsOfTreasuries(db, span, cutOf(asked));
  const past = await pastFigure(db, span, asked);
  const found = new Map(past);
  for (const row of rows) found.set(row.key, fen(row[measure] + (past.get(row.key) ?? 0n)));
  return [...found]
    .map(([key, amount]) => ({ key, amount }))
    .filter((one) => one.amount !== 0n)
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
