import type * as z from "zod";
import { asBasis, article } from "../../base/law.ts";
import { Refusal } from "../../base/refusal.ts";
import { judge } from "../../base/rule.ts";
import * as laws from "../../law/statutes.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import { widened, type Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace, type NewTask } from "../../platform/trace.ts";
import { namesOf } from "../organization/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import { factsOfProvider } from "../provider/reads.ts";
import type { DayInput, FinalPriceInput, RespondInput } from "./forms.ts";
import type { Procurement, Seat } from "./model.ts";
import { getPackage, listPersonsAt, listResponses, listSeats } from "./reads.ts";
import { priceIsNotAbnormallyLow, threeResponses } from "./responseRules.ts";
import { procurementLife, responseLife } from "./states.ts";
import { enter, mustBeSentToday, subjectOf, takeUp, taskFor, withoutProviders } from "./subject.ts";
import {
  insertResponse,
  listSealed,
  openResponses,
  updateProcurement,
  updateResponse,
  type Key,
} from "./writes.ts";

const own = async (tx: Tx, by: Actor, { jurisdiction, id }: Key) => {
  const pack = await getPackage(tx, { jurisdiction, id });
  const rows = await listResponses(tx, jurisdiction, pack.id);
  return { pack, response: rows.find((row) => row.provider === by.organization) };
};

/** 提交响应, or once more before the deadline. Sealed: the row belongs to the provider and to no other reader. */
export async function respond(
  tx: Tx,
  by: Actor,
  { on: asked, price, says, ...key }: z.output<typeof RespondInput>,
): Promise<Key> {
  mustBeSentToday(by, asked);
  const { one, on } = await enter(tx, "respond", { ...key, on: asked });
  const { pack, response } = await own(tx, by, key);
  const facts = {
    ...(await factsOfProvider(tx, by.organization, on)),
    required: one.qualifications,
    purchaser: one.organization,
    responder: by.organization,
    price,
    ceiling: pack.ceiling,
    respondBy: one.respondBy,
  };
  procurementLife.next("respond", one.status, rolesOf(by), facts, on);
  const id = response?.id ?? newId(now());
  const said = { price, says, receivedOn: on };
  if (response) {
    const status = responseLife.next("respond", response.status, rolesOf(by), {}, on);
    await updateResponse(tx, response, { ...said, status });
  } else
    await insertResponse(tx, {
      jurisdiction: key.jurisdiction,
      id,
      organization: by.organization,
      readers: [],
      package: pack.id,
      provider: by.organization,
      isOpen: false,
      post: by.post,
      recordedAt: now(),
      ...said,
    });
  await trace(tx, {
    by,
    verb: "procurement.respond",
    // The trace is the provider's own: the purchaser must not learn who has responded.
    subject: { ...subjectOf(one), organization: by.organization, readers: [] },
    on,
    detail: { response: id },
  });
  return { jurisdiction: key.jurisdiction, id };
}

export async function withdrawResponse(
  tx: Tx,
  by: Actor,
  { on: asked, ...key }: z.output<typeof DayInput>,
): Promise<Key> {
  mustBeSentToday(by, asked);
  const { one, on } = await enter(tx, "withdrawResponse", { ...key, on: asked });
  const facts = { on, respondBy: one.respondBy };
  procurementLife.next("withdrawResponse", one.status, rolesOf(by), facts, on);
  const { response } = await own(tx, by, key);
  if (response?.status !== "received") throw new Refusal("notFound", "您还没有提交响应，不用撤回");
  const status = responseLife.next("withdrawResponse", response.status, rolesOf(by), {}, on);
  await updateResponse(tx, response, { status });
  await trace(tx, {
    by,
    verb: "procurement.withdrawResponse",
    subject: { ...subjectOf(one), organization: by.organization, readers: [] },
    on,
    detail: { response: response.id },
  });
  return key;
}

/** 截止响应: only their number becomes known. */
export async function close(
  tx: Tx,
  by: Actor,
  { on: asked, ...key }: z.output<typeof DayInput>,
): Promise<Key> {
  const { one, on } = await takeUp(tx, by, "close", { ...key, on: asked });
  const pack = await getPackage(tx, key);
  const { length: count } = await widened(tx, () => listSealed(tx, key.jurisdiction, pack.id));
  const facts = { on, respondBy: one.respondBy, count };
  const status = procurementLife.next("close", one.status, rolesOf(by), facts, on);
  await updateProcurement(tx, key, { status, closedOn: on });
  await trace(tx, {
    by,
    verb: "procurement.close",
    subject: subjectOf(one),
    on,
    detail: { count },
    flags: judge([threeResponses], { count }, on),
    done: ["procurement.close"],
    tasks: [
      await taskFor(tx, one, "clerk", {
        kind: "procurement.open",
        title: `组成磋商小组并开启“${one.title}”的响应`,
        says: `截止时收到 ${count} 家响应`,
        basis: [asBasis(article(laws.consultationMeasures, "正文"))],
      }),
    ],
  });
  return key;
}

/** 开启响应: the one moment at which sealed responses become visible, to the purchaser and to its panel. */
export async function open(
  tx: Tx,
  by: Actor,
  { on: asked, ...key }: z.output<typeof DayInput>,
): Promise<Key> {
  const { one, on } = await takeUp(tx, by, "open", { ...key, on: asked });
  const pack = await getPackage(tx, key);
  const seats = await listSeats(tx, key);
  const sealed = await widened(tx, () => listSealed(tx, key.jurisdiction, pack.id));
  const providers = sealed.map((row) => row.provider);
  const persons = seats.map((seat) => seat.person);
  const linkedTo = await listPersonsAt(tx, persons, providers);
  const linked = seats.filter((seat) => linkedTo.has(seat.person)).map((seat) => seat.name);
  const facts = { ...one, seats, linked };
  const status = procurementLife.next("open", one.status, rolesOf(by), facts, on);
  const readers = [
    one.organization,
    ...withoutProviders(one.readers),
    ...seats.map((seat) => seat.post),
  ];
  await widened(tx, () => openResponses(tx, key.jurisdiction, pack.id, readers));
  await updateProcurement(tx, key, { status, openedOn: on });
  const names = await namesOf(tx, providers);
  const prices = sealed.map((row) => row.price);
  const flags = sealed.flatMap(({ provider, price }) =>
    judge(
      [priceIsNotAbnormallyLow],
      { provider: names.get(provider) ?? "", price, prices, ceiling: pack.ceiling },
      on,
    ),
  );
  await trace(tx, {
    by,
    verb: "procurement.open",
    subject: subjectOf(one),
    on,
    detail: { responses: sealed.map((row) => row.id) },
    flags,
    done: ["procurement.open"],
    tasks: await evaluationTasks(tx, one, seats, sealed.length),
  });
  return key;
}

/** What the opening sets going: each seat scores by itself, then the clerk sums up. */
async function evaluationTasks(
  tx: Tx,
  one: Procurement,
  seats: readonly Seat[],
  count: number,
): Promise<NewTask[]> {
  const summing = await taskFor(tx, one, "clerk", {
    kind: "procurement.evaluate",
    title: `汇总“${one.title}”的评审结果`,
    says: `磋商小组 ${seats.length} 人评分齐全后汇总排序`,
    basis: [asBasis(article(laws.procurementRegulation, 43))],
  });
  const scoring = seats.map((seat) => ({
    kind: "procurement.score",
    organization: one.organization,
    role: "panelMember",
    post: seat.post,
    title: `为“${one.title}”的响应评分`,
    says: `${count} 份响应，逐项独立评分`,
    basis: [asBasis(article(laws.procurementRegulation, 34))],
  }));
  return [summing, ...scoring];
}

/** 最后报价, by the provider itself. */
export async function finalPrice(
  tx: Tx,
  by: Actor,
  { on: asked, price, ...key }: z.output<typeof FinalPriceInput>,
): Promise<Key> {
  mustBeSentToday(by, asked);
  const { one, on } = await enter(tx, "finalPrice", { ...key, on: asked });
  const { pack, response } = await own(tx, by, key);
  const facts = { price, ceiling: pack.ceiling };
  procurementLife.next("finalPrice", one.status, rolesOf(by), facts, on);
  if (response?.status !== "received")
    throw new Refusal("notFound", "您没有有效的响应，不能提交最后报价");
  await updateResponse(tx, response, { finalPrice: price });
  await trace(tx, {
    by,
    verb: "procurement.finalPrice",
    subject: { ...subjectOf(one), organization: by.organization, readers: [] },
    on,
    detail: { response: response.id, price },
  });
  return key;
}
