import type * as z from "zod";
import { yearOf, type Day } from "../../base/day.ts";
import { fen } from "../../base/money.ts";
import { refuseField } from "../../base/refusal.ts";
import { judge, type Breach } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import { today as dayOfToday } from "../../platform/clock.ts";
import type { Db, Tx } from "../../platform/db.ts";
import { attach } from "../../platform/files.ts";
import type { Upload } from "../../platform/http.ts";
import { listPostsOfRole } from "../organization/reads.ts";
import { requiredBy, standardOf } from "../project/reads.ts";
import { factsOfProvider } from "../provider/reads.ts";
import { PrepareInput } from "./forms.ts";
import { prepare, termsOf } from "./prepare.ts";
import type { QuickAsk, QuickInput, QuickView } from "./quickForms.ts";
import * as found from "./quickReads.ts";
import { recordQuote } from "./quotes.ts";
import { getProcurement, listBudgetsOfItem } from "./reads.ts";
import { ceilingWithinPlan, notSplitBelowLimit } from "./rules.ts";
import { procurementLife } from "./states.ts";
import { subjectOf } from "./subject.ts";
import type { Key } from "./writes.ts";

type Asked = z.output<typeof QuickAsk>;

/** 小额购买的三步: what can be bought, from whom, and what the rules of the act would say to it now. */
export async function quickView(db: Db, by: Actor, asked: Asked, on: Day): Promise<QuickView> {
  const { jurisdiction, organization } = by;
  const buyable = await found.listBuyable(db, by, asked.words ?? "", on);
  const chosen = buyable.find((one) => one.project.id === asked.project);
  const heads = await listPostsOfRole(db, organization, "townshipHead");
  return {
    ...(await found.oneQuoteBelow(db, jurisdiction, on)),
    ...(await judged(db, by, { ...asked, chosen, on })),
    projects: buyable.map(({ project, room, likeness }) => ({
      id: project.id,
      title: project.title,
      item: project.catalogItem,
      itemName: project.itemName,
      free: room.free,
      isAlike: likeness > 0,
    })),
    providers: await found.listQuickProviders(db, by, asked.providerWords ?? "", on),
    confirmers: heads.map((one) => one.name),
  };
}

type Judging = Asked & { chosen: found.Buyable | undefined; on: Day };

/** The act's own rules, asked beforehand with what is known so far. */
async function judged(db: Db, by: Actor, asked: Judging) {
  const { chosen, amount = fen(0n), provider, hash, on } = asked;
  if (!chosen) return { year: null, quotesNeeded: null, found: null, breaches: [], ticks: [] };
  const { project, room } = chosen;
  const { catalogItem } = project;
  const terms = await termsOf(db, project, amount, on);
  const limit = terms.procurementFrom;
  const item = { ...by, catalogItem, year: yearOf(on) };
  const bought = await found.boughtOf(db, item);
  const ofItem = { method: "quotes" as const, planned: amount, procurementFrom: limit };
  const earlier = await listBudgetsOfItem(db, item);
  const splits = judge([notSplitBelowLimit], { ...ofItem, earlier, tenderFrom: null }, on);
  const money = judge([ceilingWithinPlan], { ...room, ceiling: amount }, on);
  const whose = provider === undefined ? [] : await ofProvider(db, by, { ...asked, provider });
  const isWithin = limit === null || bought + amount < limit;
  return {
    year: { bought, limit },
    quotesNeeded: terms.quotesNeeded,
    found: await found.foundFor(db, chosen, amount, on),
    breaches: [...money, ...whose, ...splits],
    ticks: [
      { says: "可以买，在目录和计划内", isMet: money.length === 0 },
      { says: "没有超过限额，没有拆分", isMet: isWithin && splits.length === 0 },
      ...(hash === undefined
        ? []
        : [{ says: "这张凭证没有报过", isMet: !(await found.isVoucherUsed(db, by, hash)) }]),
    ],
  };
}

async function ofProvider(
  db: Db,
  by: Actor,
  { chosen, provider, on }: Judging & { provider: string },
): Promise<Breach[]> {
  const standard = await standardOf(db, chosen!.project);
  const facts = {
    ...(await factsOfProvider(db, provider, on)),
    required: requiredBy(standard),
    purchaser: by.organization,
    responder: provider,
  };
  return judge<typeof facts>(procurementLife.steps.recordQuote.bars, facts, on);
}

type Typed = z.output<typeof QuickInput>;

/** 小额购买: purchase, quote and voucher in one act; the head confirms it like any other comparison. */
export async function buyQuickly(
  tx: Tx,
  by: Actor,
  { project, words, amount, provider, doneOn }: Typed,
  file: Upload | undefined,
): Promise<Key> {
  const { jurisdiction } = by;
  refuseFuture(doneOn);
  if (doneOn !== undefined && !file)
    throw refuseField("file", "服务已经做完，没有附发票或者协议", "请拍一张发票或者协议的照片");
  if (file && (await found.isVoucherUsed(tx, by, file.hash)))
    throw refuseField("file", "这张凭证在别的购买里已经用过", "请核对后换成这一次的凭证");
  const input = PrepareInput.parse({ jurisdiction, project, title: words, ceiling: amount });
  const key = await prepare(tx, by, input, "part");
  const says =
    doneOn === undefined ? "小额购买，服务还没有做" : `小额购买，服务已于 ${doneOn} 做完`;
  await recordQuote(tx, by, { ...key, provider, price: amount, says });
  if (file) await attach(tx, by, subjectOf(await getProcurement(tx, key)), file);
  return key;
}

function refuseFuture(doneOn: Day | undefined): void {
  const today = dayOfToday();
  if (doneOn !== undefined && doneOn > today)
    throw refuseField("doneOn", `填的日期 ${doneOn} 还没有到，今天是 ${today}`, "请填做完的日期");
}
