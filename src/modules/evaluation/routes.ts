import { act, answer, type Route } from "../../platform/http.ts";
import { listOfKind } from "../organization/reads.ts";
import * as actions from "./actions.ts";
import * as api from "./api.ts";
import * as outcome from "./outcome.ts";
import * as views from "./views.ts";

const done = { done: true } as const;

export const evaluationRoutes: Route[] = [
  answer(api.viewProjectEvaluations, ({ db, input, ...shown }) =>
    views.viewProjectEvaluations(db, input, shown),
  ),
  act(api.openEvaluation, async ({ tx, by, input }) => ({
    id: await actions.open(tx, by, input),
  })),
  answer(api.listEvaluations, ({ db, by, input }) => views.pageEvaluations(db, by, input)),
  answer(api.listEvaluators, async ({ db }) => ({ rows: await listOfKind(db, "thirdParty") })),
  answer(api.viewEvaluation, ({ db, input, ...shown }) => views.viewEvaluation(db, input, shown)),
  act(api.gradeEvaluation, async ({ tx, by, input }) => {
    await actions.grade(tx, by, input);
    return done;
  }),
  act(api.publishEvaluation, async ({ tx, by, input }) => {
    await outcome.publish(tx, by, input, input.on);
    return done;
  }),
  act(api.drawConsequence, async ({ tx, by, input }) => {
    await outcome.draw(tx, by, input);
    return done;
  }),
  act(api.closeEvaluated, async ({ tx, by, input }) => {
    await outcome.close(tx, by, input, input.on);
    return done;
  }),
];
