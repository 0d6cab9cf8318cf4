import { day, type Day } from "../../base/day.ts";
import { fen, inYuan } from "../../base/money.ts";
import type { Db } from "../../platform/db.ts";
import { isUpper, type Span } from "../analysis/facts.ts";
import { placeNameOf } from "../analysis/page.ts";
import { kindName } from "../disclosure/model.ts";
import { getJurisdiction, listCounties, listOrganizations } from "../organization/reads.ts";
import { rangeBelow } from "../statistics/reads.ts";
import type { MeasureName } from "./model.ts";
import { countsOf, listWeights, type Part } from "./reads.ts";
import { ranked, score, scoreOf, tableFor } from "./scoring.ts";

/** Who is appraised: the townships of a county, the treasuries below a city or province. */
async function officesOf(db: Db, span: Span): Promise<{ key: string; name: string }[]> {
  if (isUpper(span)) {
    const counties = await listCounties(db, rangeBelow(span.jurisdiction));
    return counties.map(({ code, name }) => ({ key: code, name }));
  }
  const townships = await listOrganizations(db, span.jurisdiction, ["township"]);
  return townships
    .filter((one) => span.organization === undefined || one.id === span.organization)
    .map(({ id, name }) => ({ key: id, name }));
}

/** 考核表 of a year, by the weights in force on its last day (of the running year, today). */
export async function appraisalOf(db: Db, span: Span, today: Day) {
  const end = day(`${span.year}-12-31`);
  const { division } = await getJurisdiction(db, span.jurisdiction);
  const table = tableFor(await listWeights(db), division, today < end ? today : end);
  const counts = await countsOf(db, span, today);
  const sheets = (await officesOf(db, span)).map(({ key, name }) => {
    const measures = table.map((row) => score(row, counts.get(key)?.get(row.measure)));
    return { key, name, measures, score: scoreOf(measures) };
  });
  const { document, from, confirmed } = table[0]!;
  return {
    place: await placeNameOf(db, span),
    year: span.year,
    weights: { document, from, confirmed },
    rows: ranked(sheets).map(({ measures, ...row }) => ({
      ...row,
      // One office alone has nobody to be compared with.
      rank: span.organization === undefined ? row.rank : null,
      measures: measures.map((one) => ({
        ...one,
        counted: one.counted && { got: `${one.counted.got}`, of: `${one.counted.of}` },
      })),
    })),
  };
}

const points = (hundredths: bigint): string =>
  `${hundredths / 100n}.${`${hundredths % 100n}`.padStart(2, "0")}`;

/** What a part says: its own two figures, in words. */
const sayings: Record<MeasureName, (part: Part) => string> = {
  planKept: ({ got, of }) => `计划 ${inYuan(fen(of))} 元，已签合同 ${inYuan(fen(got))} 元`,
  execution: ({ got, of }) => `计划 ${inYuan(fen(of))} 元，已支付 ${inYuan(fen(got))} 元`,
  paying: ({ got, says }) => `${says} 支付，用了 ${got} 天`,
  evaluation: ({ got, says }) => `${says} 评定，${points(got)} 分`,
  satisfaction: ({ got, of, says }) => `${says} 验收，${of} 条意见中 ${got} 条满意`,
  disclosure: ({ got, says }) =>
    `应于 ${says} 前公开，${got === 1n ? "已按时公开" : "没有按时公开"}`,
  flags: ({ got, says }) => `${says}；${got === 1n ? "已办结" : "还没有办结"}`,
};

export const partView = (measure: MeasureName) => (part: Part) => ({
  jurisdiction: part.jurisdiction,
  id: part.id,
  kind: part.kind,
  title: measure === "disclosure" ? kindName(part.title) : part.title,
  says: sayings[measure](part),
});
