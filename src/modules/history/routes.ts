import { act, answer, type Route } from "../../platform/http.ts";
import { sheetType } from "../../base/sheetType.ts";
import * as actions from "./actions.ts";
import * as api from "./api.ts";
import * as reads from "./reads.ts";
import { writeTemplate } from "./template.ts";
import { historyRows, historyView, importRows, importView, returnedFile } from "./views.ts";

const done = { done: true } as const;

/** The key of the next page, where this one was full. */
const nextOf = (rows: readonly { id: string }[], limit: number): string | null =>
  rows.length < limit ? null : (rows.at(-1)?.id ?? null);

export const historyRoutes: Route[] = [
  answer(api.listHistory, async ({ db, by, input }) => {
    const rows = await reads.listRows(db, by, input);
    return { rows: await historyRows(db, rows), next: nextOf(rows, input.limit) };
  }),
  answer(api.sumHistoryYears, async ({ db, by }) => ({ rows: await reads.sumYears(db, by) })),
  answer(api.listHistoryImports, async ({ db, by, input }) => {
    const rows = await reads.listImports(db, by, input);
    return { rows: await importRows(db, rows), next: nextOf(rows, input.limit) };
  }),
  answer(api.downloadHistoryTemplate, async () => ({
    name: "历史台账模板.xlsx",
    type: sheetType,
    content: Buffer.from(await writeTemplate()),
  })),
  act(api.sendHistory, ({ tx, by, file, today }) => actions.send(tx, by, file, today)),
  answer(api.viewHistoryImport, ({ db, by, input, today }) => importView(db, by, input, today)),
  answer(api.downloadReturnedHistory, ({ db, input }) => returnedFile(db, input)),
  act(api.confirmHistoryImport, async ({ tx, by, input, today }) => {
    await actions.confirm(tx, by, input, today);
    return done;
  }),
  act(api.withdrawHistoryImport, async ({ tx, by, input, today }) => {
    await actions.withdraw(tx, by, input, today);
    return done;
  }),
  answer(api.viewHistory, ({ db, input }) => historyView(db, input)),
];
