import type * as z from "zod";
import type { Db } from "../../platform/db.ts";
import { namesOf } from "../organization/reads.ts";
import { findGrant } from "./grantReads.ts";
import type { LineDetail, LineView } from "./model.ts";
import { findContinuing, findLine, getLine, listLines } from "./reads.ts";
import type { BudgetLine } from "./writes.ts";

type Row = Awaited<ReturnType<typeof listLines>>[number];

/** 预算指标 with the name of whose they are. */
export async function lineViews(db: Db, rows: readonly Row[]): Promise<z.input<typeof LineView>[]> {
  const names = await namesOf(
    db,
    rows.map((row) => row.organization),
  );
  return rows.map(({ organization: id, ...row }) => ({
    ...row,
    organization: { id, name: names.get(id) ?? "" },
  }));
}

const named = ({ jurisdiction, id, code, title, year }: BudgetLine) => ({
  jurisdiction,
  id,
  code,
  title,
  year,
});

/** 一条指标 with its grant, where the asker sees it, and the lines of the years beside it. */
export async function lineDetail(
  db: Db,
  jurisdiction: string,
  id: string,
): Promise<z.input<typeof LineDetail>> {
  const line = await getLine(db, jurisdiction, id);
  const [view] = await lineViews(db, await listLines(db, { jurisdiction, ids: [id] }));
  const grant = line.dutyGrant ? await findGrant(db, jurisdiction, line.dutyGrant) : undefined;
  const continued = line.continues ? await findLine(db, jurisdiction, line.continues) : undefined;
  const continuedBy = await findContinuing(db, jurisdiction, id);
  return {
    ...view!,
    grant: grant ? { jurisdiction, id: grant.id, code: grant.code, title: grant.title } : null,
    continued: continued ? named(continued) : null,
    continuedBy: continuedBy ? named(continuedBy) : null,
  };
}
