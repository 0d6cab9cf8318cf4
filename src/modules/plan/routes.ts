import { treasuryOf } from "../../platform/actor.ts";
import { act, answer, type Route } from "../../platform/http.ts";
import { enterPlan } from "../project/api.ts";
import * as actions from "./actions.ts";
import * as api from "./api.ts";
import { enter } from "./changes.ts";
import { planPage, planRows } from "./page.ts";
import * as reads from "./reads.ts";
import { approve, giveBack } from "./reviewing.ts";

const done = { done: true } as const;

export const planRoutes: Route[] = [
  answer(api.listPlans, async ({ db, by, input, today }) => {
    const jurisdiction = treasuryOf(by);
    const plans = await reads.listPlans(db, { ...input, jurisdiction });
    const next = plans.length === input.limit ? plans.at(-1)!.id : null;
    const years = await reads.listYears(db, jurisdiction);
    return { rows: await planRows(db, plans, today), next, years };
  }),
  answer(api.viewPlan, ({ db, by, input, today }) => planPage(db, by, input, today)),
  act(api.callPlans, ({ tx, by, input }) => actions.call(tx, by, input)),
  act(api.proposeLine, ({ tx, by, input: { jurisdiction, id, ...asked } }) =>
    actions.proposeLine(tx, by, { jurisdiction, id }, asked),
  ),
  act(api.changeProposedLine, async ({ tx, by, input: { line, amount, ...key } }) => {
    await actions.changeLine(tx, by, key, { line, amount });
    return done;
  }),
  act(api.sendPlanUp, async ({ tx, by, input }) => {
    await actions.sendUp(tx, by, input);
    return done;
  }),
  act(api.givePlanBack, async ({ tx, by, input }) => {
    await giveBack(tx, by, input);
    return done;
  }),
  act(api.approvePlan, async ({ tx, by, input }) => {
    await approve(tx, by, input);
    return done;
  }),
  act(enterPlan, async ({ tx, by, input: { jurisdiction, id, ...cause } }) => {
    await enter(tx, by, { jurisdiction, id }, cause);
    return done;
  }),
];
