import { sql } from "kysely";
import { rowsOf, type Db } from "../../platform/db.ts";
import { isUpper, type Span } from "../analysis/facts.ts";
import { rangeBelow } from "../statistics/reads.ts";
import { partsOf, type PartsQuery, type Range } from "./counts.ts";
import { measureNames, type Counted, type MeasureName, type MeasureWeight } from "./model.ts";

export async function listWeights(db: Db): Promise<MeasureWeight[]> {
  const rows = await db.selectFrom("measureWeight").selectAll().execute();
  return rows.map(({ fromOn: from, toOn, ...row }) => ({ ...row, from, to: toOn ?? undefined }));
}

/** Of the running year only what was due until today counts. */
const rangeOf = ({ jurisdiction, year }: Span, today: string): Range => {
  const end = `${year}-12-31`;
  return {
    ...rangeBelow(jurisdiction),
    year,
    from: `${year}-01-01`,
    to: today < end ? today : end,
    today,
  };
};

const officeOf = (span: Span) =>
  isUpper(span) ? sql`part.jurisdiction` : sql`part.organization::text`;

const own = ({ organization }: Span): PartsQuery =>
  organization === undefined ? sql`true` : sql`part.organization = ${organization}::uuid`;

/** 各单位各项指标的计数. */
export async function countsOf(
  db: Db,
  span: Span,
  today: string,
): Promise<Map<string, Map<MeasureName, Counted>>> {
  const offices = new Map<string, Map<MeasureName, Counted>>();
  for (const measure of measureNames) {
    const rows = await rowsOf(
      db,
      sql<Counted & { office: string }>`
        select ${officeOf(span)} as office, coalesce(sum(part.got), 0)::bigint as got, coalesce(sum(part.of), 0)::bigint as of
        from (${partsOf[measure](rangeOf(span, today))}) part
        where ${own(span)}
        group by 1`,
    );
    for (const { office, got, of } of rows)
      offices.set(office, (offices.get(office) ?? new Map()).set(measure, { got, of }));
  }
  return offices;
}

export type Part = Counted & {
  jurisdiction: string;
  id: string;
  kind: string;
  title: string;
  says: string;
};

/** More are not listed at once: who asks is told so. */
export const mostParts = 500;

/** 依据 of one figure: everything it was counted from, what fell short first. */
export const listParts = (
  db: Db,
  span: Span,
  { office, measure, today }: { office: string; measure: MeasureName; today: string },
): Promise<Part[]> =>
  rowsOf(
    db,
    sql<Part>`
      select part.jurisdiction, part.id, part.kind, part.title, part.says, part.got, part.of
      from (${partsOf[measure](rangeOf(span, today))}) part
      where ${own(span)} and ${officeOf(span)} = ${office}
      order by ${measure === "paying" ? sql`part.got desc` : sql`part.got::numeric / nullif(part.of, 0)`}, part.id
      limit ${mostParts + 1}`,
  );
