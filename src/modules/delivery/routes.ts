import { act, answer, type Route } from "../../platform/http.ts";
import { getAttachment, openAttachment } from "../../platform/files.ts";
import * as actions from "./actions.ts";
import * as api from "./api.ts";
import * as verdict from "./verdict.ts";
import * as views from "./views.ts";

const done = { done: true } as const;

export const deliveryRoutes: Route[] = [
  answer(api.viewProjectDelivery, ({ db, input, ...shown }) =>
    views.viewProjectDelivery(db, input, shown),
  ),
  answer(api.viewContractDelivery, ({ db, input, ...shown }) =>
    views.viewContractDelivery(db, input, shown),
  ),
  act(api.recordService, async ({ tx, by, input, file }) => ({
    id: await actions.recordService(tx, by, input, file),
  })),
  act(api.spotCheck, async ({ tx, by, input }) => ({ id: await actions.check(tx, by, input) })),
  answer(api.viewCheck, ({ db, input, ...shown }) => views.viewCheck(db, input, shown)),
  act(api.rectify, async ({ tx, by, input }) => {
    await actions.rectify(tx, by, input);
    return done;
  }),
  answer(api.viewPaper, async ({ db, input: { jurisdiction, id } }) =>
    openAttachment(await getAttachment(db, jurisdiction, id)),
  ),
  act(api.askAcceptance, async ({ tx, by, input }) => ({
    id: await actions.askAcceptance(tx, by, input),
  })),
  answer(api.listAcceptances, ({ db, by, input }) => views.pageAcceptances(db, by, input)),
  answer(api.viewAcceptance, ({ db, input, ...shown }) => views.viewAcceptance(db, input, shown)),
  act(api.accept, async ({ tx, by, input }) => {
    await verdict.accept(tx, by, input);
    return done;
  }),
  act(api.refuse, async ({ tx, by, input }) => {
    await verdict.refuse(tx, by, input);
    return done;
  }),
];
