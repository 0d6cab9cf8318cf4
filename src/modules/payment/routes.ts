import { yearOf } from "../../base/day.ts";
import { act, answer, type Route } from "../../platform/http.ts";
import * as actions from "./actions.ts";
import * as api from "./api.ts";
import { claimsView } from "./claims.ts";
import { daysToPayView, pageOfPayments, paymentView, projectPayments } from "./dossier.ts";

export const paymentRoutes: Route[] = [
  answer(api.viewDaysToPay, ({ db, by, input, today }) =>
    daysToPayView(db, by, input.year ?? yearOf(today)),
  ),
  answer(api.listPayments, ({ db, by, input, today }) => pageOfPayments(db, by, input, today)),
  answer(api.viewPayment, ({ db, by, input, today }) => paymentView(db, by, input, today)),
  answer(api.listProjectPayments, ({ db, by, input, today }) =>
    projectPayments(db, by, input, today),
  ),
  answer(api.listClaims, ({ db, today }) => claimsView(db, today)),
  act(api.requestPayment, async ({ tx, by, input, today }) =>
    paymentView(tx, by, await actions.request(tx, by, input), today),
  ),
  act(api.checkPayment, async ({ tx, by, input, today }) =>
    paymentView(tx, by, await actions.check(tx, by, input), today),
  ),
  act(api.orderPayment, async ({ tx, by, input, today }) =>
    paymentView(tx, by, await actions.order(tx, by, input), today),
  ),
  act(api.refusePayment, async ({ tx, by, input, today }) =>
    paymentView(tx, by, await actions.refuse(tx, by, input, input), today),
  ),
  act(api.payPayment, async ({ tx, by, input, today }) =>
    paymentView(tx, by, await actions.pay(tx, by, input, input), today),
  ),
  act(api.returnPayment, async ({ tx, by, input, today }) =>
    paymentView(tx, by, await actions.takeBack(tx, by, input, input), today),
  ),
];
