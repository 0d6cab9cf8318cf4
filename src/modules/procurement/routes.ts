import { act, answer, type Route } from "../../platform/http.ts";
import * as actions from "./actions.ts";
import * as api from "./api.ts";
import { answerShareChange, askShareChange } from "./joining.ts";
import { shareRequests } from "./joiningReads.ts";
import { boughtView } from "./bought.ts";
import { answerChallenge, challenge } from "./challenges.ts";
import { changePlannedAmount } from "../plan/api.ts";
import { cutLine, leavePlan } from "../project/api.ts";
import { cutWithUnplan } from "./cutting.ts";
import { changeUnlessBuying, leaveUnlessBuying } from "./leaving.ts";
import * as panel from "./panel.ts";
import { prepare, termsFor } from "./prepare.ts";
import { buyQuickly } from "./quick.ts";
import { saveDraft, viewDraft } from "./quickDraft.ts";
import { quickView } from "./quickView.ts";
import { choose, recordQuote } from "./quotes.ts";
import { listExperts } from "./reads.ts";
import * as responses from "./responses.ts";
import { procurementPage, procurementView } from "./views.ts";

export const procurementRoutes: Route[] = [
  answer(api.listProcurements, ({ db, by, input, today }) => procurementPage(db, by, input, today)),
  answer(api.viewProcurement, ({ db, by, input, today }) => procurementView(db, by, input, today)),
  answer(api.viewBought, ({ db, by, input, today }) => boughtView(db, by, input, today)),
  answer(api.listExperts, async ({ db, today }) => ({ rows: await listExperts(db, today) })),
  answer(api.previewProcurement, ({ db, by, input, today }) => termsFor(db, by, input, today)),
  // Acts on the plan that must know what is being bought: they are bound to the right of both.
  act(leavePlan, async ({ tx, by, input: { reason, decision, ...key } }) => {
    await leaveUnlessBuying(tx, by, key, { reason, decision });
    return { done: true } as const;
  }),
  act(changePlannedAmount, async ({ tx, by, input }) => {
    await changeUnlessBuying(tx, by, input);
    return { done: true } as const;
  }),
  act(cutLine, async ({ tx, by, input }) => {
    await cutWithUnplan(tx, by, input);
    return { done: true } as const;
  }),
  act(api.prepareProcurement, ({ tx, by, input }) => prepare(tx, by, input)),
  answer(api.viewQuick, ({ db, by, input, today }) => quickView(db, by, input, today)),
  answer(api.viewQuickDraft, ({ db, by }) => viewDraft(db, by)),
  act(api.saveQuickDraft, ({ tx, by, input, file }) => saveDraft(tx, by, input, file)),
  act(api.buyQuickly, ({ tx, by, input, file }) => buyQuickly(tx, by, input, file)),
  act(api.recordQuote, ({ tx, by, input }) => recordQuote(tx, by, input)),
  act(api.chooseQuote, ({ tx, by, input }) => choose(tx, by, input)),
  act(api.publishIntention, ({ tx, by, input }) => actions.publishIntention(tx, by, input)),
  act(api.publishNotice, ({ tx, by, input }) => actions.publishNotice(tx, by, input)),
  act(api.respond, ({ tx, by, input }) => responses.respond(tx, by, input)),
  act(api.withdrawResponse, ({ tx, by, input }) => responses.withdrawResponse(tx, by, input)),
  act(api.closeResponses, ({ tx, by, input }) => responses.close(tx, by, input)),
  act(api.openResponses, ({ tx, by, input }) => responses.open(tx, by, input)),
  act(api.giveFinalPrice, ({ tx, by, input }) => responses.finalPrice(tx, by, input)),
  act(api.seatPanel, ({ tx, by, input }) => panel.seat(tx, by, input)),
  act(api.reviewPrice, ({ tx, by, input }) => panel.judgeResponse(tx, by, "reviewPrice", input)),
  act(api.invalidateResponse, ({ tx, by, input }) =>
    panel.judgeResponse(tx, by, "invalidate", input),
  ),
  act(api.submitScores, ({ tx, by, input }) => panel.score(tx, by, input)),
  act(api.evaluateResponses, ({ tx, by, input }) => panel.evaluate(tx, by, input)),
  act(api.awardFirst, ({ tx, by, input }) => actions.award(tx, by, input)),
  act(api.notifyWinner, ({ tx, by, input }) => actions.notify(tx, by, input)),
  act(api.challengeResult, ({ tx, by, input }) => challenge(tx, by, input)),
  act(api.answerChallenge, ({ tx, by, input }) => answerChallenge(tx, by, input)),
  act(api.failProcurement, ({ tx, by, input }) => actions.end(tx, by, "fail", input)),
  act(api.cancelProcurement, ({ tx, by, input }) => actions.end(tx, by, "cancel", input)),
  answer(api.listShareRequests, ({ db, by, input, today }) => shareRequests(db, by, input, today)),
  act(api.askShareChange, ({ tx, by, input }) => askShareChange(tx, by, input)),
  act(api.answerShareChange, ({ tx, by, input }) => answerShareChange(tx, by, input)),
];
