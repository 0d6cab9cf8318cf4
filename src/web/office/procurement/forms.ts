import type { Answer } from "../../../base/endpoint.ts";
import * as api from "../../../modules/procurement/api.ts";
import { yuanText } from "../../parts/amount.ts";
import type { FieldRow } from "../ui/FormField.tsx";

export type View = Answer<typeof api.viewProcurement>;

/** Acts that need no more than the day on which they happened. */
export const dayActs = {
  publishIntention: api.publishIntention,
  withdrawResponse: api.withdrawResponse,
  close: api.closeResponses,
  open: api.openResponses,
  evaluate: api.evaluateResponses,
  award: api.awardFirst,
  notify: api.notifyWinner,
} as const;

export const isDayAct = (verb: string): verb is keyof typeof dayActs =>
  Object.hasOwn(dayActs, verb);

/** What is told above the button, and what follows after it. */
export const dayWords: Record<keyof typeof dayActs, { says: string; after: string }> = {
  publishIntention: {
    says: "公开采购项目名称、需求概况、预算金额和预计时间。",
    after: "意向已公开，会出现在公开门户。原则上满 30 日后发布公告。",
  },
  withdrawResponse: {
    says: "撤回后，截止日前还可以重新提交。",
    after: "响应已撤回。截止日前还可以重新提交。",
  },
  close: {
    says: "截止后不再接收响应。至此只知道家数，内容到开启时才可见。",
    after: "响应已截止。接着组成磋商小组，再开启响应。",
  },
  open: {
    says: "开启后，本单位和磋商小组成员都能看到全部响应；开启以前谁也看不到。",
    after: "响应已开启。请小组成员逐项评分，评分齐全后汇总。",
  },
  evaluate: {
    says: "价格分按低价优先法计算，其余取小组成员评分的平均，按得分排序；得分相同的按报价由低到高。",
    after: "评审结果已汇总。负责人应在 5 个工作日内按排序确定成交。",
  },
  award: {
    says: "按评审排序确定第一名为成交供应商。",
    after: "已确定成交。应在 2 个工作日内发出成交通知书并公告结果。",
  },
  notify: {
    says: "向成交供应商发出成交通知书，同时公告结果。",
    after: "成交通知书已发出，结果将在公开门户公告。应在 30 日内签订合同。",
  },
};

export const dayField = (today: string): FieldRow => ({
  kind: "day",
  label: "办理日期",
  start: today,
  until: today,
});

export const priceField = (view: View, start?: string): FieldRow => ({
  kind: "amount",
  label: "报价",
  start,
  hint: `最高限价 ${yuanText(view.ceiling)} 元`,
});

export const responsesAsOptions = (view: View) =>
  view.responses
    .filter((one) => one.status === "received")
    .map((one) => ({
      value: one.id,
      label: `${one.provider.name}　${yuanText(one.finalPrice ?? one.price)} 元`,
    }));
