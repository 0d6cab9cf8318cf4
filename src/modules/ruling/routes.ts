import { act, answer, type Route } from "../../platform/http.ts";
import * as actions from "./actions.ts";
import * as api from "./api.ts";
import * as lifts from "./lifts.ts";
import * as reads from "./reads.ts";
import { filingRows, filingView, liftRows, liftView } from "./views.ts";

const done = { done: true } as const;

const nextOf = (rows: readonly { id: string }[], limit: number): string | null =>
  rows.length === limit ? (rows.at(-1)?.id ?? null) : null;

export const rulingRoutes: Route[] = [
  answer(api.listFilings, async ({ db, by, input }) => {
    const rows = await reads.listFilings(db, by, input);
    return { rows: await filingRows(db, rows), next: nextOf(rows, input.limit) };
  }),
  answer(api.viewFiling, ({ db, by, input, today }) => filingView(db, by, input, today)),
  act(api.draftFiling, ({ tx, by, input }) => actions.draftFiling(tx, by, input)),
  act(api.editFiling, async ({ tx, by, input: { jurisdiction, id, ...content } }) => {
    await actions.editFiling(tx, by, { jurisdiction, id }, content);
    return done;
  }),
  act(api.submitFiling, async ({ tx, by, input }) => {
    await actions.submitFiling(tx, by, input);
    return done;
  }),
  act(api.withdrawFiling, async ({ tx, by, input }) => {
    await actions.withdrawFiling(tx, by, input);
    return done;
  }),
  act(api.acceptFiling, async ({ tx, by, input }) => {
    await actions.acceptFiling(tx, by, input);
    return done;
  }),
  act(api.declineFiling, async ({ tx, by, input: { reason, ...key } }) => {
    await actions.declineFiling(tx, by, key, reason);
    return done;
  }),
  answer(api.listLifts, async ({ db, by, input }) => {
    const rows = await reads.listLifts(db, by, input);
    return { rows: await liftRows(db, rows), next: nextOf(rows, input.limit) };
  }),
  answer(api.viewLift, ({ db, by, input, today }) => liftView(db, by, input, today)),
  act(api.grantLift, async ({ tx, by, input: { reason, ...key } }) => {
    await lifts.grantLift(tx, by, key, reason);
    return done;
  }),
  act(api.refuseLift, async ({ tx, by, input: { reason, ...key } }) => {
    await lifts.refuseLift(tx, by, key, reason);
    return done;
  }),
  act(api.withdrawLift, async ({ tx, by, input }) => {
    await lifts.withdrawLift(tx, by, input);
    return done;
  }),
];
