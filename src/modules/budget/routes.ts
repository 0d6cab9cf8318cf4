import { treasuryOf } from "../../platform/actor.ts";
import { act, answer, type Route } from "../../platform/http.ts";
import { namesOf } from "../organization/reads.ts";
import * as actions from "./actions.ts";
import * as api from "./api.ts";
import { postingNames } from "./model.ts";
import { getLine, listLines, listPostings } from "./reads.ts";
import type { Db } from "../../platform/db.ts";

type Row = Awaited<ReturnType<typeof listLines>>[number];

async function named(db: Db, rows: readonly Row[]) {
  const names = await namesOf(
    db,
    rows.map((row) => row.organization),
  );
  return rows.map(({ organization: id, ...row }) => ({
    ...row,
    organization: { id, name: names.get(id) ?? "" },
  }));
}

export const budgetRoutes: Route[] = [
  answer(api.listBudgetLines, async ({ db, by, input }) => {
    const jurisdiction = input.jurisdiction ?? treasuryOf(by);
    return { rows: await named(db, await listLines(db, { ...input, jurisdiction })) };
  }),

  answer(api.viewPostings, async ({ db, input }) => {
    const line = await getLine(db, input.jurisdiction, input.id);
    const [whole] = (
      await listLines(db, {
        jurisdiction: input.jurisdiction,
        year: line.year,
        organization: line.organization,
      })
    ).filter((one) => one.id === line.id);
    const rows = await listPostings(db, input.jurisdiction, input.id, {
      after: input.after,
      limit: input.limit + 1,
    });
    const shown = rows.slice(0, input.limit);
    return {
      line: (await named(db, [whole!]))[0]!,
      rows: shown.map(({ subjectKind, subjectId, ...row }) => ({
        ...row,
        called: postingNames[row.kind],
        subject: { kind: subjectKind, id: subjectId },
      })),
      next: rows.length > input.limit ? shown.at(-1)!.id : null,
    };
  }),

  act(api.approveLine, async ({ tx, by, input }) => ({
    id: await actions.approveLine(tx, by, input),
  })),

  act(api.changeLine, async ({ tx, by, input }) => {
    await actions.changeLine(tx, by, input);
    return { done: true } as const;
  }),
];
