import { yuan } from "../../src/base/money.ts";
import {
  demonstrationControlRules,
  demonstrationThresholds,
} from "../../src/modules/policy/demonstration.ts";
import { insertControlRules, insertThresholds } from "../../src/modules/policy/writes.ts";
import { draft, submit } from "../../src/modules/project/actions.ts";
import { DraftInput } from "../../src/modules/project/model.ts";
import { approve, enterPlan } from "../../src/modules/project/plan.ts";
import { sign } from "../../src/modules/project/review.ts";
import { fullSight } from "../../src/platform/actor.ts";
import type { Database } from "../../src/platform/db.ts";
import { reviewerRoles } from "../../src/modules/organization/roles.ts";
import type { z } from "zod";
import type { County } from "../given.ts";
import { anApprovedLine } from "./budget.ts";

/** The limits and internal rules of the fictional county: without them no track can be told. Once a database. */
export const withLimits = (database: Database): Promise<void> =>
  database.act(fullSight, async (tx) => {
    await insertThresholds(tx, demonstrationThresholds);
    await insertControlRules(tx, demonstrationControlRules);
  });

export type ProjectKey = { jurisdiction: string; id: string };

type Typed = z.input<typeof DraftInput>;

/** Targets that weigh 90: budget execution has the other 10 of one hundred. */
export const bookkeepingTargets: Typed["targets"] = [
  ["quantity", "代理记账村数完成率", "atLeast", 10000, "账簿和报表", 20],
  ["quality", "凭证抽查差错率", "atMost", 100, "抽查记录", 15],
  ["timeliness", "按时记账率", "atLeast", 9500, "系统记账日期", 15],
  ["benefit", "按季公开财务的村占比", "atLeast", 10000, "公开栏照片", 30],
  ["satisfaction", "村干部和村民代表满意度", "atLeast", 9000, "满意度问卷", 10],
].map(([dimension, indicator, sense, goal, evidence, weight]) => ({
  ...({ dimension, indicator, sense, goal, evidence, weight } as Typed["targets"][number]),
  unit: "%",
}));

/** 村级代理记账 for the fourteen villages of 柳河镇: 14 × 6,000.00 yuan on one line. */
export const bookkeeping = (line: string, changes: Partial<Typed> = {}): DraftInput =>
  DraftInput.parse({
    title: "柳河镇2026年村级代理记账服务",
    year: 2026,
    item: "B0301",
    purpose: "十四个村没有专职会计，请人统一记账，账目按季公开",
    forWhom: "十四个村的村集体和村民",
    whyNotStaff: "镇农经站两人，记不了十四个村的账",
    assessment: "近三年各村自聘会计合计约九万元，统一购买后账目口径一致",
    unit: "村·年",
    unitPrice: "600000",
    termFrom: "2026-04-01",
    termTo: "2027-03-31",
    shares: [{ quantity: 14, fundings: [{ line, amount: "8400000" }] }],
    targets: bookkeepingTargets,
    draftedOn: "2026-02-06",
    ...changes,
  });

/** A draft of the township. `line` is made where none is given. */
export async function aDraft(
  county: County,
  { line, ...changes }: Partial<Typed> & { line?: string } = {},
): Promise<ProjectKey> {
  const from = line ?? (await anApprovedLine(county, { amount: "100000.00" }));
  return county.act("townshipClerk", (tx, by) => draft(tx, by, bookkeeping(from, changes)));
}

/** Submitted and signed by all four desks. */
export async function aReviewedProject(
  county: County,
  given: Parameters<typeof aDraft>[1] = {},
): Promise<ProjectKey> {
  const key = await aDraft(county, given);
  await county.act("townshipClerk", (tx, by) => submit(tx, by, key));
  for (const role of reviewerRoles)
    await county.act(role, (tx, by) => sign(tx, by, key, { opinion: "agree", reason: "同意立项" }));
  return key;
}

/** In the plan, below the threshold, one share of 84,000.00 yuan. */
export async function aProjectInPlan(
  county: County,
  given: Parameters<typeof aDraft>[1] = {},
): Promise<ProjectKey> {
  const key = await aReviewedProject(county, given);
  await county.act("countyFinanceReviewer", (tx, by) =>
    approve(tx, by, key, { reason: "资金落实，同意" }),
  );
  await county.act("countyFinanceOfficer", (tx, by) => enterPlan(tx, by, key));
  return key;
}

/** Above the threshold: 社区居家养老, 400,000.00 yuan, in the plan. */
export async function aLargeProjectInPlan(county: County): Promise<ProjectKey> {
  const line = await anApprovedLine(county, { amount: "500000.00", functionalClass: "2081099" });
  const targets = bookkeepingTargets.map((one) => ({ ...one }));
  return aProjectInPlan(county, {
    line,
    targets,
    title: "柳河镇2026年社区居家养老服务",
    item: "A0402",
    unit: "人·年",
    unitPrice: String(yuan("2000.00")),
    shares: [{ quantity: 200, fundings: [{ line, amount: String(yuan("400000.00")) }] }],
  });
}
