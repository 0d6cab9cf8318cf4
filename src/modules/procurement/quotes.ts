import type * as z from "zod";
import { inYuan } from "../../base/money.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import { judge } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace } from "../../platform/trace.ts";
import { rolesOf } from "../organization/roles.ts";
import { factsOfProvider } from "../provider/reads.ts";
import { qualificationIsAdvised } from "../provider/rules.ts";
import { contractTask, settle, tell } from "./actions.ts";
import { approverAsSample, deciderOf, isHead, meetingAsSample } from "./approvalRules.ts";
import type { ChooseInput, QuoteInput } from "./forms.ts";
import { getPackage, listResponses } from "./reads.ts";
import { quotesAsSample } from "./responseRules.ts";
import { procurementLife, responseLife } from "./states.ts";
import { subjectOf, takeUp, taskFor } from "./subject.ts";
import { insertResponse, updateProcurement, updateResponse, type Key } from "./writes.ts";

/** 记录报价: who was asked and what they offered. Each provider once; another offer is a mistake to be told. */
export async function recordQuote(
  tx: Tx,
  by: Actor,
  { on: asked, provider, price, says, ...key }: z.output<typeof QuoteInput>,
): Promise<Key> {
  const { one, on } = await takeUp(tx, by, "recordQuote", { ...key, on: asked });
  const pack = await getPackage(tx, key);
  const quotes = await listResponses(tx, key.jurisdiction, pack.id);
  if (quotes.some((row) => row.provider === provider))
    throw refuseField("provider", "这家已经记录过报价", "请选另一家，每家只记一次");
  const facts = {
    ...(await factsOfProvider(tx, provider, on)),
    required: one.qualifications,
    purchaser: one.organization,
    responder: provider,
  };
  procurementLife.next("recordQuote", one.status, rolesOf(by), facts, on);
  const { jurisdiction, organization } = one;
  const row = {
    jurisdiction,
    id: newId(now()),
    organization,
    readers: one.readers,
    package: pack.id,
    provider,
    price,
    isOpen: true,
    says,
    receivedOn: on,
    post: by.post,
    recordedAt: now(),
  };
  await insertResponse(tx, row);
  const isEnough = quotes.length + 1 >= one.quotesNeeded;
  if (isEnough) await updateProcurement(tx, key, { closedOn: on });
  await trace(tx, {
    by,
    verb: "procurement.recordQuote",
    subject: subjectOf(one),
    on,
    detail: { response: row.id, provider, price },
    flags: judge<typeof facts>([qualificationIsAdvised], facts, on),
    done: isEnough ? ["procurement.recordQuote"] : [],
    tasks:
      isEnough && one.closedOn === null
        ? [
            await taskFor(tx, one, deciderOf(one), {
              kind: "procurement.choose",
              title: `确定“${one.title}”的成交单位`,
              says: `已有 ${quotes.length + 1} 家报价，要求不少于 ${one.quotesNeeded} 家`,
            }),
          ]
        : [],
  });
  return { jurisdiction, id: row.id };
}

/** 确定成交（比价）: the lowest, or another with a reason. */
export async function choose(
  tx: Tx,
  by: Actor,
  { on: asked, response, reason, minutes = "", minutesOn, ...key }: z.output<typeof ChooseInput>,
): Promise<Key> {
  const { one, on } = await takeUp(tx, by, "choose", { ...key, on: asked });
  const pack = await getPackage(tx, key);
  const quotes = await listResponses(tx, key.jurisdiction, pack.id);
  const chosen = quotes.find((row) => row.id === response);
  if (!chosen) throw new Refusal("notFound", "没有这份报价。请刷新后再选");
  const sorted = quotes.toSorted((a, b) => (a.price < b.price ? -1 : a.price > b.price ? 1 : 0));
  const count = { ...one, quotes: quotes.length };
  const facts = {
    ...count,
    ...(await factsOfProvider(tx, chosen.provider, on)),
    isByHead: isHead(by),
    minutes,
    minutesOn,
    on,
    price: chosen.price,
    lowest: sorted[0]?.price,
    ceiling: pack.ceiling,
    reason,
  };
  const status = procurementLife.next("choose", one.status, rolesOf(by), facts, on);
  const flags = judge<typeof facts>([quotesAsSample, meetingAsSample, approverAsSample], facts, on);
  const isLowest = chosen.price === sorted[0]?.price;
  const words = reason || `${quotes.length} 家报价中最低，${inYuan(chosen.price)} 元`;
  await settle(tx, by, one, { response: chosen, reason: isLowest ? words : reason, on });
  for (const [at, row] of sorted.entries()) {
    const ranked = responseLife.next("choose", row.status, rolesOf(by), {}, on);
    await updateResponse(tx, row, { rank: at + 1, status: ranked });
  }
  const closedOn = one.closedOn ?? on;
  const told = minutes === "" ? {} : { minutes, minutesOn: minutesOn ?? on };
  await updateProcurement(tx, key, { status, closedOn, awardedOn: on, notifiedOn: on, ...told });
  await tell(tx, one, chosen.provider);
  const { provider, price } = chosen;
  await trace(tx, {
    by,
    verb: "procurement.choose",
    subject: subjectOf(one),
    on,
    detail: { response, provider, price },
    flags,
    publish: [{ kind: "award" }],
    done: "*",
    tasks: [await contractTask(tx, one, { provider, price, on })],
  });
  return key;
}
