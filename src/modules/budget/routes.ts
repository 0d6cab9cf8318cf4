import { treasuryOf } from "../../platform/actor.ts";
import { sheetType } from "../../base/sheetType.ts";
import { act, answer, type Route } from "../../platform/http.ts";
import * as actions from "./actions.ts";
import * as api from "./api.ts";
import * as grants from "./grants.ts";
import { grantRows, grantView } from "./grantViews.ts";
import { importFile } from "./importing.ts";
import { postingNames } from "./model.ts";
import { listPostings } from "./postingReads.ts";
import { listLines } from "./reads.ts";
import { writeTemplate } from "./sheet.ts";
import { lineDetail, lineViews } from "./views.ts";
import { endYear } from "./yearEnd.ts";
import { yearEndView } from "./yearEndViews.ts";

const done = { done: true } as const;

export const budgetRoutes: Route[] = [
  answer(api.listBudgetLines, async ({ db, by, input }) => {
    const jurisdiction = input.jurisdiction ?? treasuryOf(by);
    // The lines of a year are summed on the screen: all of them, or the sums are wrong.
    const limit = input.year === undefined ? { limit: 500 } : {};
    return { rows: await lineViews(db, await listLines(db, { ...input, ...limit, jurisdiction })) };
  }),

  answer(api.viewPostings, async ({ db, input }) => {
    const line = await lineDetail(db, input.jurisdiction, input.id);
    const filter = { ...input, limit: input.limit + 1 };
    const rows = await listPostings(db, input.jurisdiction, input.id, filter);
    const shown = rows.slice(0, input.limit);
    return {
      line,
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
    return done;
  }),

  answer(api.downloadLineTemplate, async () => ({
    name: "预算指标导入模板.xlsx",
    type: sheetType,
    content: Buffer.from(await writeTemplate()),
  })),

  act(api.importLines, ({ tx, by, file, input: { year, rehearsal, ...decision } }) =>
    importFile(tx, by, file, { year, decision, isRehearsal: rehearsal === "true" }),
  ),

  answer(api.viewYearEnd, ({ db, by, input }) => yearEndView(db, by.jurisdiction, input.year)),

  act(api.endYear, ({ tx, by, input }) => endYear(tx, by, input)),

  answer(api.listGrants, async ({ db, by, input }) => ({
    rows: await grantRows(db, { ...input, jurisdiction: treasuryOf(by) }),
  })),

  answer(api.viewGrant, ({ db, input }) => grantView(db, input)),

  act(api.enterGrant, ({ tx, by, input }) => grants.enterGrant(tx, by, input)),

  act(api.splitGrant, async ({ tx, by, input }) => {
    await grants.split(tx, by, input);
    return done;
  }),

  act(api.takeBackPart, async ({ tx, by, input }) => {
    await grants.takeBack(tx, by, input);
    return done;
  }),
];
