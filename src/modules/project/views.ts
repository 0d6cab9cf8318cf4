import * as z from "zod";
import {
  basis,
  breach,
  date,
  id,
  key,
  money,
  moneyOut,
  offer,
  page,
  text,
  year,
} from "../../base/shape.ts";
import { DecisionInput } from "../budget/model.ts";
import { LiftRow } from "../ruling/model.ts";
import { DeskView, ReviewDraftView, waiting } from "./desksForms.ts";
import { dimensions, grounds, opinions, statuses } from "./model.ts";

/** 项目的样子: what the endpoints answer. */

const organization = z.object({ id, name: z.string() });

export const ProjectRow = z.object({
  ...key,
  number: z.string(),
  title: z.string(),
  year: z.number(),
  organization,
  status: z.enum(statuses),
  statusName: z.string(),
  track: z.enum(["internal", "procurement"]),
  catalogItem: z.string(),
  itemName: z.string(),
  kindName: z.string(),
  draftedOn: date,
  /** Σ of the shares: fiscal and other money. */
  cost: moneyOut,
  planned: moneyOut,
  shares: z.number(),
});

const MoneyView = z.object({
  budget: moneyOut,
  planned: moneyOut,
  committed: moneyOut,
  accepted: moneyOut,
  advanced: moneyOut,
  paid: moneyOut,
});

export const ShareView = z.object({
  id,
  user: organization,
  accepter: organization,
  payer: organization,
  monitor: organization,
  evaluator: organization,
  quantity: z.number(),
  fiscal: moneyOut,
  other: moneyOut,
  otherSource: z.string(),
  money: MoneyView,
  fundings: z.array(
    z.object({
      line: id,
      amount: moneyOut,
      /** Null where the asker may not see the line of another organization. */
      code: z.string().nullable(),
      title: z.string().nullable(),
      sourceName: z.string().nullable(),
      free: moneyOut.nullable(),
    }),
  ),
});

export const TargetView = z.object({
  id,
  position: z.number(),
  dimension: z.enum(dimensions),
  dimensionName: z.string(),
  indicator: z.string(),
  sense: z.enum(["atLeast", "atMost"]),
  goal: z.number(),
  unit: z.string(),
  evidence: z.string(),
  weight: z.number(),
});

export const OpinionView = z.object({
  role: z.string(),
  roleName: z.string(),
  opinion: z.enum(opinions),
  opinionName: z.string(),
  reason: z.string(),
  /** Whoever signed, and for whom where it was a delegate. */
  person: z.string(),
  givenOn: date,
  version: z.number(),
  counts: z.boolean(),
  /** 失效: when, and which parts were changed; none where the desk itself asked to look again. */
  voided: z.object({ on: date, parts: z.array(z.string()) }).nullable(),
});

/** 还没有答复的科室. */
export const UnansweredRow = waiting.extend({
  ...key,
  number: z.string(),
  title: z.string(),
  purchaser: z.string(),
  role: z.string(),
  name: z.string(),
  holders: z.array(z.string()),
});

/** 系统先核对: what a desk is asked to look at, with what was already checked. */
export const CheckView = z.object({
  role: z.string(),
  name: z.string(),
  says: z.string(),
  isFine: z.boolean(),
  basis: z.array(basis).optional(),
});

export const ProjectView = ProjectRow.extend({
  trackName: z.string(),
  trackReason: z.string(),
  kind: z.string(),
  purchaseItem: z.string(),
  edition: z.object({ id: z.string(), name: z.string(), confirmed: z.boolean() }),
  standard: z
    .object({
      name: z.string(),
      /** The version that the project kept. */
      version: z.number(),
      issuer: z.string(),
      unit: z.string(),
      priceLow: moneyOut,
      priceHigh: moneyOut,
    })
    .nullable(),
  purpose: z.string(),
  forWhom: z.string(),
  whyNotStaff: z.string(),
  assessment: z.string(),
  unit: z.string(),
  unitPrice: moneyOut,
  quantity: z.number(),
  termFrom: date,
  termTo: date,
  termGrounds: z.array(z.enum(grounds)),
  drafter: z.string(),
  submittedOn: date.nullable(),
  reviewedOn: date.nullable(),
  plannedOn: date.nullable(),
  closedOn: date.nullable(),
  endedReason: z.string(),
  version: z.number(),
  sharesOf: z.array(ShareView),
  targets: z.array(TargetView),
  opinions: z.array(OpinionView),
  /** 暂存的意见 of the asker's own desk, where it may sign now. */
  draft: ReviewDraftView.nullable(),
  /** 校验码 on the printed sheet. */
  checkCode: z.string(),
  desks: z.array(DeskView),
  /** 联审以后: the department and county finance, where the rows of the place ask them. */
  above: z.array(
    z.object({
      role: z.string(),
      organization: id,
      name: z.string(),
      document: z.string(),
      confirmed: z.boolean(),
      hasAgreed: z.boolean(),
      waiting: waiting.nullable(),
    }),
  ),
  checks: z.array(CheckView),
  needs: z.array(
    z.object({
      id,
      number: z.string(),
      words: z.string(),
      village: z.string(),
      people: z.number().nullable(),
    }),
  ),
  /** Weight of budget execution in the self-evaluation: the targets have the rest of one hundred. */
  execution: z.number(),
  /** Of some shares alone, where the asker sees no more of them. */
  money: MoneyView.extend({ isPart: z.boolean() }),
  /** 人工审核: what bars its words, what was asked of county finance, and whether it may be asked now. */
  lift: z.object({
    mayAsk: z.boolean(),
    barring: z.array(breach),
    rulings: z.array(LiftRow),
  }),
  offers: z.array(offer),
});

export const ProjectsInput = z.object({
  ...page,
  status: z.enum(statuses).optional(),
  year: year.optional(),
  organization: id.optional(),
  text: z.string().trim().max(60).optional(),
});

export const PrefillInput = z.object({
  item: z.string().regex(/^[A-Z]\d{0,6}$/, "目录编码应如 B0301"),
  year: year.optional(),
  /** The project that is written again: what its townships lent to it is offered too. */
  project: id.optional(),
});

/** What the catalog, the standard and the budget already know, for an empty form. */
export const PrefillView = z.object({
  item: z.object({
    code: z.string(),
    name: z.string(),
    kindName: z.string(),
    path: z.array(z.string()),
  }),
  unit: z.string(),
  unitPrice: moneyOut.nullable(),
  priceLow: moneyOut.nullable(),
  priceHigh: moneyOut.nullable(),
  standardName: z.string().nullable(),
  procurementFrom: moneyOut.nullable(),
  thresholdDocument: z.string(),
  execution: z.number(),
  targets: z.array(TargetView.omit({ id: true, position: true, dimensionName: true })),
  lines: z.array(
    z.object({
      id,
      code: z.string(),
      title: z.string(),
      year: z.number(),
      /** Asked for and not approved yet: `free` is then what is asked for. */
      isProposed: z.boolean(),
      free: moneyOut,
      sourceName: z.string(),
    }),
  ),
});

/** 受影响的项目 of a catalog revision. */
export const TouchedRow = z.object({
  ...key,
  number: z.string(),
  title: z.string(),
  organization: z.object({ id, name: z.string() }),
  statusName: z.string(),
  catalogItem: z.string(),
  itemName: z.string(),
  how: z.string(),
});

/** 核减 together with the projects that leave the plan for it. */
export const CutInput = z.object({
  ...key,
  amount: money,
  reason: text(200),
  decision: DecisionInput,
  projects: z.array(id).min(1, "请选择要移出计划的项目").max(50, "一次最多 50 个项目"),
});

/** 一个额度: what one share of a project draws from the line. */
export const LineUseRow = z.object({
  allotment: id,
  project: z.object({ ...key, number: z.string(), title: z.string(), statusName: z.string() }),
  /** 使用单位. */
  user: z.string(),
  planned: moneyOut,
  committed: moneyOut,
  accepted: moneyOut,
  advanced: moneyOut,
  paid: moneyOut,
});
