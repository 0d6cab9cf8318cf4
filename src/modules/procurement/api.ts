import * as z from "zod";
import { reads, writes } from "../../base/endpoint.ts";
import { breach, id, key, money, moneyOut, pageOf } from "../../base/shape.ts";
import { headRoles, purchaserRoles, staffRoles } from "../organization/roles.ts";
import * as forms from "./forms.ts";
import { AnswerShareInput, AskShareInput, ShareRequestsView } from "./joiningForms.ts";
import { QuickAsk, QuickDraft, QuickDraftView, QuickInput, QuickView } from "./quickForms.ts";

const readers = [...staffRoles, "providerAgent", "panelMember"] as const;
const purchaser = [...purchaserRoles, "townshipHead"] as const;
const keyed = z.object(key);

/** An act on one purchase at `/api/procurements/:jurisdiction/:id/<verb>`; answers with the key it wrote. */
const acts = <I extends z.ZodType>(verb: string, says: string, may: readonly string[], input: I) =>
  writes({ path: `/api/procurements/:jurisdiction/:id/${verb}`, says, may, input, output: keyed });

export const listProcurements = reads({
  path: "/api/procurements",
  says: "采购列表；承接主体看到的是已发布公告的采购",
  may: readers,
  input: forms.ListInput,
  output: pageOf(forms.ProcurementLine),
});

export const viewProcurement = reads({
  path: "/api/procurements/:jurisdiction/:id",
  says: "一项采购：环节、报价或响应、评审、成交",
  may: readers,
  input: keyed,
  output: forms.ProcurementView,
});

export const viewBought = reads({
  path: "/api/procurements/bought",
  says: "本单位今年在一个目录事项上已经买了多少，再买一次合计多少",
  may: purchaser,
  input: z.object({ item: z.string().max(12), amount: money.optional() }),
  output: z.object({
    year: z.number(),
    count: z.number(),
    bought: moneyOut,
    breaches: z.array(breach),
  }),
});

export const listExperts = reads({
  path: "/api/experts",
  says: "在岗的评审小组成员，供组成磋商小组时选择",
  may: purchaserRoles,
  input: z.object({}),
  output: z.object({
    rows: z.array(z.object({ post: id, name: z.string(), organization: z.string() })),
  }),
});

/** What the form of a new purchase knows already. */
export const previewProcurement = reads({
  path: "/api/projects/:jurisdiction/:project/procurement-terms",
  says: "立采购前：计划金额、轨道、要求的报价家数",
  may: purchaserRoles,
  input: z.object({ jurisdiction: key.jurisdiction, project: id }),
  output: z.object({
    title: z.string(),
    track: z.enum(["internal", "procurement"]),
    planned: moneyOut,
    isFree: z.boolean(),
    isInPlan: z.boolean(),
    isMine: z.boolean(),
    quotesNeeded: z.number(),
    quotesDocument: z.string(),
    approverName: z.string(),
    tenderFrom: moneyOut.nullable(),
    requirement: z.string(),
  }),
});

export const prepareProcurement = writes({
  path: "/api/procurements",
  says: "立采购：列入计划的项目，按轨道比价或者磋商",
  may: purchaserRoles,
  input: forms.PrepareInput,
  output: keyed,
});

export const viewQuick = reads({
  path: "/api/quick",
  says: "小额购买：可买的计划、本年累计、承接主体，以及按现行规则预先核对",
  may: purchaserRoles,
  input: QuickAsk,
  output: QuickView,
});

export const viewQuickDraft = reads({
  path: "/api/quick/draft",
  says: "小额购买：本岗位还没有提交的草稿和已拍的凭证",
  may: purchaserRoles,
  input: z.object({}),
  output: QuickDraftView,
});

export const saveQuickDraft = writes({
  path: "/api/quick/draft",
  says: "小额购买：保存草稿；带凭证的，连同凭证一起保存",
  may: purchaserRoles,
  input: QuickDraft,
  output: QuickDraftView,
  takesFile: true,
});

export const buyQuickly = writes({
  path: "/api/quick",
  says: "小额购买：立采购、记报价、附凭证一次办完，由内控标准规定的审批人确定成交",
  may: purchaserRoles,
  input: QuickInput,
  output: keyed,
  takesFile: true,
});

export const recordQuote = acts("quotes", "记录一家报价（比价）", purchaserRoles, forms.QuoteInput);
export const chooseQuote = acts("choose", "从报价中确定成交", purchaser, forms.ChooseInput);
export const publishIntention = acts("intention", "公开采购意向", purchaserRoles, forms.DayInput);
export const publishNotice = acts("notice", "发布磋商公告", purchaserRoles, forms.NoticeInput);

export const respond = acts("respond", "提交或者改交响应", ["providerAgent"], forms.RespondInput);
export const withdrawResponse = acts(
  "withdraw",
  "截止前撤回响应",
  ["providerAgent"],
  forms.DayInput,
);
export const closeResponses = acts("close", "到期截止响应", purchaserRoles, forms.DayInput);
export const openResponses = acts("open", "开启响应", purchaserRoles, forms.DayInput);
export const giveFinalPrice = acts(
  "final-price",
  "提交最后报价",
  ["providerAgent"],
  forms.FinalPriceInput,
);

export const seatPanel = acts("panel", "组成磋商小组", purchaserRoles, forms.SeatsInput);
export const reviewPrice = acts(
  "review-price",
  "记录异常低价审查",
  purchaserRoles,
  forms.OfResponseInput,
);
export const invalidateResponse = acts(
  "invalidate",
  "作无效响应处理",
  purchaserRoles,
  forms.OfResponseInput,
);
export const submitScores = acts(
  "scores",
  "提交评分",
  ["panelMember", ...purchaser],
  forms.ScoresInput,
);
export const evaluateResponses = acts("evaluate", "汇总评审结果", purchaserRoles, forms.DayInput);

export const awardFirst = acts("award", "按排序确定成交供应商", headRoles, forms.DayInput);
export const notifyWinner = acts("notify", "发出成交通知书并公告结果", purchaser, forms.DayInput);
export const challengeResult = acts(
  "challenge",
  "提出质疑",
  ["providerAgent", ...purchaserRoles],
  forms.ChallengeInput,
);
export const answerChallenge = acts(
  "answer-challenge",
  "书面答复质疑",
  purchaser,
  forms.AnswerInput,
);
export const failProcurement = acts("fail", "采购失败", purchaserRoles, forms.ReasonInput);
export const cancelProcurement = acts("cancel", "终止采购", purchaserRoles, forms.ReasonInput);

export const listShareRequests = reads({
  path: "/api/projects/:jurisdiction/:id/share-requests",
  says: "统一购买的参加和退出：谁提出、对方怎样答复、现在还能不能办",
  may: staffRoles,
  input: keyed,
  output: ShareRequestsView,
});

export const askShareChange = writes({
  path: "/api/projects/:jurisdiction/:id/share-requests",
  says: "申请参加或者退出统一购买（公告发布以前）",
  may: headRoles,
  input: AskShareInput,
  output: keyed,
});

export const answerShareChange = writes({
  path: "/api/share-requests/:jurisdiction/:id/answer",
  says: "答复参加或者退出：同意的，份额、指标、计划和已立的采购同时变更",
  may: headRoles,
  input: AnswerShareInput,
  output: keyed,
});
