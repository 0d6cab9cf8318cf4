import { act, answer, type Route } from "../../platform/http.ts";
import { sheetType } from "../../base/sheetType.ts";
import * as actions from "./actions.ts";
import * as api from "./api.ts";
import { importFile } from "./importing.ts";
import * as reads from "./reads.ts";
import { writeTemplate } from "./sheet.ts";
import { release, unify } from "./unified.ts";
import { dutyView, rowViews, unifiedViews } from "./views.ts";

const done = { done: true } as const;

export const dutyRoutes: Route[] = [
  answer(api.listDuties, async ({ db, by, input, today }) => {
    const duties = await reads.listDuties(db, by, input);
    const last = duties.length === input.limit ? duties.at(-1) : undefined;
    const rows = await rowViews(db, duties, today);
    return { rows, next: last ? `${last.code} ${last.id}` : null };
  }),
  answer(api.downloadDutyTemplate, async () => ({
    name: "责任清单模板.xlsx",
    type: sheetType,
    content: Buffer.from(await writeTemplate()),
  })),
  answer(api.viewDuty, ({ db, by, input, today }) => dutyView(db, by, input, today)),
  act(api.admitDuty, ({ tx, by, input }) => actions.admit(tx, by, input)),
  act(api.importDuties, ({ tx, by, file, today, input: { fromOn, rehearsal, ...decision } }) =>
    importFile(tx, by, file, { today, fromOn, decision, isRehearsal: rehearsal === "true" }),
  ),
  act(api.withdrawDuty, async ({ tx, by, input }) => {
    await actions.withdraw(tx, by, input);
    return done;
  }),
  answer(api.listUnifiedItems, async ({ db, by, today }) => ({
    rows: await unifiedViews(db, by, today),
  })),
  act(api.unifyItem, ({ tx, by, input, today }) => unify(tx, by, input, today)),
  act(api.releaseItem, async ({ tx, by, input }) => {
    await release(tx, by, input);
    return done;
  }),
];
