import * as z from "zod";
import { reads, writes } from "../../base/endpoint.ts";
import { id, jurisdiction, key, pageOf, year } from "../../base/shape.ts";
import { purchaserRoles, staffRoles } from "../organization/roles.ts";
import { PayInput, RefuseInput, RequestInput, ReturnInput } from "./model.ts";
import {
  ClaimsView,
  DaysToPayView,
  PaymentRow,
  PaymentsInput,
  PaymentView,
  ProjectPaymentsView,
} from "./views.ts";

const readers = [...staffRoles, "providerAgent"] as const;

export const listPayments = reads({
  path: "/api/payments",
  says: "支付列表：按状态，或者只看超期未付的",
  may: readers,
  input: PaymentsInput,
  output: pageOf(PaymentRow),
});

export const viewPayment = reads({
  path: "/api/payments/:jurisdiction/:id",
  says: "一笔支付：停在谁处、最迟哪天付清、逾期利息",
  may: readers,
  input: z.object(key),
  output: PaymentView,
});

export const listProjectPayments = reads({
  path: "/api/projects/:jurisdiction/:project/payments",
  says: "项目的支付，和现在可以申请的",
  may: readers,
  input: z.object({ jurisdiction, project: id }),
  output: ProjectPaymentsView,
});

export const viewDaysToPay = reads({
  path: "/api/payments/days",
  says: "各单位平均支付天数",
  may: staffRoles,
  input: z.object({ year: year.optional() }),
  output: DaysToPayView,
});

export const listClaims = reads({
  path: "/api/claims",
  says: "我的款项：每一笔到了哪里",
  may: ["providerAgent"],
  input: z.object({}),
  output: ClaimsView,
});

export const requestPayment = writes({
  path: "/api/payments",
  says: "提交支付申请",
  may: purchaserRoles,
  input: RequestInput,
  output: PaymentView,
});

export const checkPayment = writes({
  path: "/api/payments/:jurisdiction/:id/check",
  says: "审核通过支付申请",
  may: ["countyFinanceReviewer"],
  input: z.object(key),
  output: PaymentView,
});

export const orderPayment = writes({
  path: "/api/payments/:jurisdiction/:id/order",
  says: "开出支付令",
  may: ["countyFinanceOfficer"],
  input: z.object(key),
  output: PaymentView,
});

export const refusePayment = writes({
  path: "/api/payments/:jurisdiction/:id/refuse",
  says: "退回支付申请",
  may: ["countyFinanceReviewer", "countyFinanceOfficer"],
  input: RefuseInput.extend(key),
  output: PaymentView,
});

export const payPayment = writes({
  path: "/api/payments/:jurisdiction/:id/pay",
  says: "登记支付",
  may: ["countyTreasury"],
  input: PayInput.extend(key),
  output: PaymentView,
});

export const returnPayment = writes({
  path: "/api/payments/:jurisdiction/:id/return",
  says: "登记款项退回",
  may: ["countyTreasury"],
  input: ReturnInput.extend(key),
  output: PaymentView,
});
