import type * as z from "zod";
import { daysAfter, type Day } from "../../base/day.ts";
import { inYuan } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import { asBasis, article } from "../../base/law.ts";
import { judge } from "../../base/rule.ts";
import * as laws from "../../law/statutes.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace, type NewTask } from "../../platform/trace.ts";
import { namesOf } from "../organization/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import { everyProvider } from "../organization/sight.ts";
import { deadlineBy } from "../policy/deadlines.ts";
import { loadCalendar } from "../policy/reads.ts";
import { factsOfProvider } from "../provider/reads.ts";
import type { DayInput, NoticeInput, ReasonInput } from "./forms.ts";
import type { Procurement, Response } from "./model.ts";
import { priceOf, procurementStatuses } from "./model.ts";
import { awardedInTime, notifiedInTime } from "./panelRules.ts";
import { getPackage, listResponses } from "./reads.ts";
import { intentionThirtyDaysBefore } from "./rules.ts";
import { procurementLife } from "./states.ts";
import { subjectOf, takeUp, taskFor, withoutProviders } from "./subject.ts";
import {
  insertAward,
  lockProcurement,
  showAward,
  showTo,
  updateProcurement,
  type Key,
} from "./writes.ts";

const regulation = (number: number) => [asBasis(article(laws.procurementRegulation, number))];

/** 公开采购意向. */
export async function publishIntention(
  tx: Tx,
  by: Actor,
  { on: asked, ...key }: z.output<typeof DayInput>,
): Promise<Key> {
  const { one, on } = await takeUp(tx, by, "publishIntention", { ...key, on: asked });
  const status = procurementLife.next("publishIntention", one.status, rolesOf(by), {}, on);
  await updateProcurement(tx, key, { status, intentionOn: on });
  const earliest = deadlineBy("deadline.intention", on, await loadCalendar(tx)).last;
  const basis = [asBasis(article(laws.intentionNotice, "正文"))];
  await trace(tx, {
    by,
    verb: "procurement.publishIntention",
    subject: subjectOf(one),
    on,
    publish: [{ kind: "intention", basis }],
    done: ["procurement.publishIntention"],
    tasks: [
      await taskFor(tx, one, "clerk", {
        kind: "procurement.publishNotice",
        title: `发布“${one.title}”的磋商公告`,
        says: `意向于 ${on} 公开，满 30 日为 ${earliest}，公告原则上不早于此日`,
        basis,
      }),
    ],
  });
  return key;
}

/** 发布磋商公告: from now on every provider may see the purchase and respond. */
export async function publishNotice(
  tx: Tx,
  by: Actor,
  { on: asked, documentsUntil, respondBy, ...key }: z.output<typeof NoticeInput>,
): Promise<Key> {
  const { one, on } = await takeUp(tx, by, "publishNotice", { ...key, on: asked });
  const calendar = await loadCalendar(tx);
  const facts = {
    noticeOn: on,
    documentsUntil,
    respondBy,
    documentsNotBefore: deadlineBy("deadline.consultationSold", on, calendar).last,
    respondNotBefore: deadlineBy("deadline.consultationResponse", on, calendar).last,
  };
  const status = procurementLife.next("publishNotice", one.status, rolesOf(by), facts, on);
  const { intentionOn } = one;
  const earliest = intentionOn && daysAfter(intentionOn, 30);
  const flags = judge([intentionThirtyDaysBefore], { intentionOn, earliest, noticeOn: on }, on);
  await updateProcurement(tx, key, { status, noticeOn: on, documentsUntil, respondBy });
  await showTo(tx, key, [...one.readers, everyProvider]);
  await trace(tx, {
    by,
    verb: "procurement.publishNotice",
    subject: subjectOf(one),
    on,
    detail: { documentsUntil, respondBy },
    flags,
    publish: [{ kind: "notice", basis: [asBasis(article(laws.publicationMeasures, "正文"))] }],
    done: ["procurement.publishIntention", "procurement.publishNotice"],
    tasks: [
      await taskFor(tx, one, "clerk", {
        kind: "procurement.close",
        title: `“${one.title}”到期截止响应`,
        says: `响应截止日 ${respondBy}`,
        dueOn: respondBy,
        basis: [asBasis(article(laws.consultationMeasures, 10))],
      }),
    ],
  });
  return key;
}

/** 确定成交: the first of the ranking, nobody else (条例 第四十三条). */
export async function award(
  tx: Tx,
  by: Actor,
  { on: asked, ...key }: z.output<typeof DayInput>,
): Promise<Key> {
  const { one, on } = await takeUp(tx, by, "award", { ...key, on: asked });
  const pack = await getPackage(tx, key);
  const first = (await listResponses(tx, key.jurisdiction, pack.id)).find((row) => row.rank === 1);
  if (!first) throw new Refusal("conflict", "还没有评审排序。请先汇总评审结果");
  const provider = await factsOfProvider(tx, first.provider, on);
  const facts = { ...provider, price: priceOf(first), ceiling: pack.ceiling };
  const status = procurementLife.next("award", one.status, rolesOf(by), facts, on);
  const calendar = await loadCalendar(tx);
  const last = one.evaluatedOn && deadlineBy("deadline.winner", one.evaluatedOn, calendar).last;
  const flags = judge([awardedInTime], { happenedOn: on, last, from: one.evaluatedOn }, on);
  const reason = `综合评分第一，${((first.points ?? 0) / 100).toFixed(2)} 分`;
  await settle(tx, by, one, { response: first, reason, on });
  await updateProcurement(tx, key, { status, awardedOn: on });
  const due = deadlineBy("deadline.notice", on, calendar).last;
  await trace(tx, {
    by,
    verb: "procurement.award",
    subject: subjectOf(one),
    on,
    detail: { response: first.id, provider: first.provider, price: priceOf(first) },
    flags,
    done: ["procurement.award"],
    tasks: [
      await taskFor(tx, one, "clerk", {
        kind: "procurement.notify",
        title: `发出“${one.title}”的成交通知书并公告结果`,
        says: `${on} 确定成交，2 个工作日内发出并公告`,
        dueOn: due,
        basis: regulation(43),
      }),
    ],
  });
  return key;
}

/** Writes the award, for the purchaser alone: the winner and everybody else learn of it when it is told. */
export async function settle(
  tx: Tx,
  by: Actor,
  one: Procurement,
  { response, reason, on }: { response: Response; reason: string; on: Day },
): Promise<void> {
  const { jurisdiction, organization, id, project } = one;
  const readers = withoutProviders(one.readers);
  await insertAward(tx, {
    jurisdiction,
    id: newId(now()),
    organization,
    readers,
    package: response.package,
    response: response.id,
    procurement: id,
    project,
    provider: response.provider,
    price: priceOf(response),
    reason,
    awardedOn: on,
    post: by.post,
    recordedAt: now(),
  });
}

/** The result is told: from now on the winner sees the purchase and its award, whatever the track. */
export async function tell(tx: Tx, one: Procurement, winner: string): Promise<void> {
  const readers = [...new Set([...one.readers, winner])];
  await showTo(tx, one, readers);
  await showAward(tx, one, readers);
}

/** What waits after the result is told: the contract, within thirty days of the notice where procurement law rules. */
export async function contractTask(
  tx: Tx,
  one: Procurement,
  { provider, price, on }: { provider: string; price: Response["price"]; on: Day },
): Promise<NewTask> {
  const name = (await namesOf(tx, [provider])).get(provider) ?? "";
  const isStatutory = one.track === "procurement";
  const due = deadlineBy("deadline.sign", on, await loadCalendar(tx)).last;
  return taskFor(tx, one, "clerk", {
    kind: "contract.draft",
    title: `与${name}起草并签订“${one.title}”合同`,
    says: `成交价 ${inYuan(price)} 元${isStatutory ? "，通知书发出之日起 30 日内签订" : ""}`,
    ...(isStatutory ? { dueOn: due, basis: [asBasis(article(laws.procurementLaw, 46))] } : {}),
  });
}

/** 发出成交通知书并公告结果. */
export async function notify(
  tx: Tx,
  by: Actor,
  { on: asked, ...key }: z.output<typeof DayInput>,
): Promise<Key> {
  const { one, on } = await takeUp(tx, by, "notify", { ...key, on: asked });
  const status = procurementLife.next("notify", one.status, rolesOf(by), {}, on);
  if (one.notifiedOn !== null)
    throw new Refusal("conflict", `成交通知书已于 ${one.notifiedOn} 发出。请刷新后再看`);
  const pack = await getPackage(tx, key);
  const first = (await listResponses(tx, key.jurisdiction, pack.id)).find((row) => row.rank === 1)!;
  const calendar = await loadCalendar(tx);
  const last = one.awardedOn && deadlineBy("deadline.notice", one.awardedOn, calendar).last;
  const flags = judge([notifiedInTime], { happenedOn: on, last, from: one.awardedOn }, on);
  await updateProcurement(tx, key, { status, notifiedOn: on });
  await tell(tx, one, first.provider);
  await trace(tx, {
    by,
    verb: "procurement.notify",
    subject: subjectOf(one),
    on,
    flags,
    publish: [{ kind: "award", dueOn: last ?? undefined, basis: regulation(43) }],
    done: ["procurement.notify"],
    tasks: [await contractTask(tx, one, { provider: first.provider, price: priceOf(first), on })],
  });
  return key;
}

/** The purchase is held while a contract of it is drafted or signed: of two at once the second sees the first. */
export async function holdAwarded(tx: Tx, key: Key): Promise<Procurement> {
  const one = await lockProcurement(tx, key);
  const { from, called } = procurementLife.steps.contract;
  if (!(from as readonly string[]).includes(one.status))
    throw new Refusal(
      "conflict",
      `采购“${one.title}”现在是“${procurementStatuses[one.status]}”，不能${called}。请刷新后再看`,
    );
  return one;
}

/**
 * 签订合同, as the contract tells it: with the first the purchase can no longer be cancelled, with the last it is
 * contracted. Contracts that come late or early are flagged there.
 */
export async function contracted(
  tx: Tx,
  by: Actor,
  one: Procurement,
  { on, isLast }: { on: Day; isLast: boolean },
): Promise<void> {
  const status = procurementLife.next("contract", one.status, rolesOf(by), one, on);
  if (!isLast) return updateProcurement(tx, one, { contractedOn: one.contractedOn ?? on });
  await updateProcurement(tx, one, { status, contractedOn: on });
  await trace(tx, { by, verb: "procurement.contract", subject: subjectOf(one), on, done: "*" });
}

/** 采购失败、终止采购: with its reason, made public where the notice was. */
export async function end(
  tx: Tx,
  by: Actor,
  verb: "fail" | "cancel",
  { on: asked, reason, ...key }: z.output<typeof ReasonInput>,
): Promise<Key> {
  const { one, on } = await takeUp(tx, by, verb, { ...key, on: asked });
  const status = procurementLife.next(verb, one.status, rolesOf(by), one, on);
  await updateProcurement(tx, key, { status, endedReason: reason });
  const subject = { ...subjectOf(one), readers: withoutProviders(one.readers) };
  await trace(tx, {
    by,
    verb: `procurement.${verb}`,
    subject,
    on,
    publish: one.noticeOn ? [{ kind: "notice" }] : [],
    done: "*",
  });
  return key;
}
