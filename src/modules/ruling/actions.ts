import { yearOf, type Day } from "../../base/day.ts";
import { inYuan } from "../../base/money.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { nextNumber } from "../../platform/number.ts";
import { trace, type NewTask, type Subject } from "../../platform/trace.ts";
import { listItems } from "../catalog/reads.ts";
import { findByKind, getJurisdiction, getOrganization } from "../organization/reads.ts";
import { clerkOf, rolesOf } from "../organization/roles.ts";
import type { AcceptInput, Filing, FilingContent } from "./model.ts";
import { isPurchaseItem } from "./reads.ts";
import { filingLife } from "./states.ts";
import { findingsIn } from "./words.ts";
import { stillBarring } from "./lifted.ts";
import { insertFiling, lockFiling, updateFiling } from "./writes.ts";
import type * as z from "zod";

export type Key = { jurisdiction: string; id: string };

const subjectOf = ({ jurisdiction, id, organization, readers }: Filing): Subject => ({
  kind: "filing",
  jurisdiction,
  id,
  organization,
  readers,
});

export function refuseStranger(by: Actor, { organization }: { organization: string }): void {
  if (by.organization !== organization)
    throw new Refusal("forbidden", "只有购买主体自己可以办理。请由提出的单位办理");
}

/** Nobody decides on what the own office has asked for. */
export function refuseOwn(by: Actor, { organization }: { organization: string }): void {
  if (by.organization === organization)
    throw new Refusal("forbidden", "不能审核本单位提出的申请。请由县财政局的其他审核人办理");
}

/** Whom a request waits for: the reviewer of county finance. */
export async function reviewerTask(
  tx: Tx,
  jurisdiction: string,
  task: Pick<NewTask, "kind" | "title" | "says">,
): Promise<NewTask> {
  const finance = await findByKind(tx, jurisdiction, "countyFinance");
  if (!finance) throw new Refusal("conflict", "本财政区划还没有登记财政局。请系统管理员先登记");
  return { ...task, organization: finance.id, role: "countyFinanceReviewer" };
}

async function refuseUnknown(
  tx: Tx,
  by: Actor,
  { parent, purchaseItem }: FilingContent,
  on: Day,
): Promise<void> {
  const { division } = await getJurisdiction(tx, by.jurisdiction);
  const above = (await listItems(tx, division, on)).find((one) => one.code === parent);
  if (!above || above.isLeaf)
    throw refuseField("parent", `${parent} 不是目录里的类别`, "请选择最接近的一级或二级类别");
  if (!(await isPurchaseItem(tx, purchaseItem)))
    throw refuseField("purchaseItem", `品目里没有 ${purchaseItem}`, "请对照政府采购品目分类目录");
}

/** 起草备案: what is needed, why, and why the catalog does not hold it. */
export async function draftFiling(tx: Tx, by: Actor, content: FilingContent): Promise<Key> {
  const on = today();
  await refuseUnknown(tx, by, content, on);
  const at = now();
  const { jurisdiction, organization, post } = by;
  const filing: Filing = {
    ...content,
    jurisdiction,
    id: newId(at),
    organization,
    readers: [],
    status: "drafted",
    number: "",
    code: "",
    fromOn: null,
    toOn: null,
    draftedOn: on,
    submittedOn: null,
    decidedOn: null,
    reason: "",
    post,
    decider: null,
    recordedAt: at,
  };
  await insertFiling(tx, filing);
  const { kind } = await getOrganization(tx, organization);
  const task: NewTask = {
    kind: "ruling.submitFiling",
    organization,
    role: clerkOf(kind),
    title: `提交目录外备案：${content.name}`,
    says: "草稿已保存",
  };
  const detail = { amount: content.amount, parent: content.parent };
  const subject = subjectOf(filing);
  await trace(tx, { by, verb: "ruling.draftFiling", subject, on, detail, tasks: [task] });
  return { jurisdiction, id: filing.id };
}

export async function editFiling(
  tx: Tx,
  by: Actor,
  key: Key,
  content: FilingContent,
): Promise<void> {
  const filing = await lockFiling(tx, key.jurisdiction, key.id);
  refuseStranger(by, filing);
  const on = today();
  await refuseUnknown(tx, by, content, on);
  const status = filingLife.next("edit", filing.status, rolesOf(by), {}, on);
  await updateFiling(tx, filing, { ...content, status });
  await trace(tx, { by, verb: "ruling.editFiling", subject: subjectOf(filing), on });
}

/** What a filing says, for the rules that read words. Why no own staff does it is no part of what is bought. */
export const wordsOfFiling = ({ name, content }: FilingContent): string => `${name}。${content}`;

/** The facts by which a filing is submitted: that no catalog holds it, and that its words may be bought at all. */
export async function factsOfFiling(tx: Parameters<typeof listItems>[0], filing: Filing, on: Day) {
  const { division } = await getJurisdiction(tx, filing.jurisdiction);
  const items = await listItems(tx, division, on);
  const inside = items.find((one) => one.isLeaf && one.name === filing.name);
  const findings = await findingsIn(tx, wordsOfFiling(filing), { place: division, on });
  return { name: filing.name, inside, findings, barring: stillBarring(findings, undefined) };
}

/** 提交备案. What is on the negative list cannot be filed either. */
export async function submitFiling(tx: Tx, by: Actor, key: Key): Promise<void> {
  const filing = await lockFiling(tx, key.jurisdiction, key.id);
  refuseStranger(by, filing);
  const on = today();
  const facts = await factsOfFiling(tx, filing, on);
  const status = filingLife.next("submit", filing.status, rolesOf(by), facts, on);
  await updateFiling(tx, filing, { status, submittedOn: on });
  const task = await reviewerTask(tx, filing.jurisdiction, {
    kind: "ruling.decideFiling",
    title: `审核目录外备案：${filing.name}`,
    says: `${inYuan(filing.amount)} 元`,
  });
  await trace(tx, {
    by,
    verb: "ruling.submitFiling",
    subject: subjectOf(filing),
    on,
    flags: facts.findings.filter((one) => one.weight === "flags"),
    done: "*",
    tasks: [task],
  });
}

/** 备案后的编码: W, two digits of the year and the count, where a catalog item has its code. */
const codeOf = (number: string): string => {
  const [, year = "", count = ""] = number.split("-");
  return `W${year.slice(2)}${count}`;
};

/** 同意备案: with a number and its days; only now may a project be drafted with it. */
export async function acceptFiling(
  tx: Tx,
  by: Actor,
  { reason, fromOn, toOn, ...key }: z.output<typeof AcceptInput>,
): Promise<void> {
  if (toOn < fromOn) throw refuseField("toOn", `到 ${toOn}，早于起日 ${fromOn}`, "请核对有效期");
  const filing = await lockFiling(tx, key.jurisdiction, key.id);
  refuseOwn(by, filing);
  const on = today();
  const status = filingLife.next("accept", filing.status, rolesOf(by), {}, on);
  const number = await nextNumber(tx, filing.jurisdiction, "filing", yearOf(on));
  const decision = { status, number, code: codeOf(number), fromOn, toOn, reason };
  await updateFiling(tx, filing, { ...decision, decidedOn: on, decider: by.post });
  const { kind } = await getOrganization(tx, filing.organization);
  const task: NewTask = {
    kind: "ruling.useFiling",
    organization: filing.organization,
    role: clerkOf(kind),
    title: `用备案的事项立项：${filing.name}`,
    says: `备案号 ${number}，${fromOn} 至 ${toOn} 有效`,
  };
  await trace(tx, {
    by,
    verb: "ruling.acceptFiling",
    subject: subjectOf(filing),
    on,
    detail: { number },
    done: "*",
    tasks: [task],
  });
}

/** 不予备案, never without a reason. */
export async function declineFiling(tx: Tx, by: Actor, key: Key, reason: string): Promise<void> {
  const filing = await lockFiling(tx, key.jurisdiction, key.id);
  refuseOwn(by, filing);
  const on = today();
  const status = filingLife.next("decline", filing.status, rolesOf(by), {}, on);
  await updateFiling(tx, filing, { status, reason, decidedOn: on, decider: by.post });
  const subject = subjectOf(filing);
  await trace(tx, { by, verb: "ruling.declineFiling", subject, on, done: "*" });
}

export async function withdrawFiling(tx: Tx, by: Actor, key: Key): Promise<void> {
  const filing = await lockFiling(tx, key.jurisdiction, key.id);
  refuseStranger(by, filing);
  const on = today();
  const status = filingLife.next("withdraw", filing.status, rolesOf(by), {}, on);
  await updateFiling(tx, filing, { status });
  const subject = subjectOf(filing);
  await trace(tx, { by, verb: "ruling.withdrawFiling", subject, on, done: "*" });
}
