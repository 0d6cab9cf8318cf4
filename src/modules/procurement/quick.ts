import type * as z from "zod";
import type { Day } from "../../base/day.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { today as dayOfToday } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { attach } from "../../platform/files.ts";
import type { Upload } from "../../platform/http.ts";
import { deciderOf } from "./approvalRules.ts";
import { PrepareInput } from "./forms.ts";
import { prepare } from "./prepare.ts";
import { finishDraft, keptVoucher } from "./quickDraft.ts";
import type { QuickInput } from "./quickForms.ts";
import * as found from "./quickReads.ts";
import { breachesOfWords, judgeIn } from "./quickView.ts";
import { choose, recordQuote } from "./quotes.ts";
import { getProcurement } from "./reads.ts";
import { subjectOf } from "./subject.ts";
import type { Key } from "./writes.ts";

type Typed = z.output<typeof QuickInput>;

/**
 * 小额购买: purchase, quote and voucher in one act. Where the internal rule asks for one quote and lets the clerk
 * decide, it is awarded at once; else the head, or a meeting, decides like in any other comparison.
 */
export async function buyQuickly(
  tx: Tx,
  by: Actor,
  { project, words, amount, provider, doneOn, reason }: Typed,
  file: Upload | undefined,
): Promise<Key> {
  const { jurisdiction } = by;
  refuseFuture(doneOn);
  const kept = file ? undefined : await keptVoucher(tx, by);
  await mustHaveVoucher(tx, by, (file ?? kept)?.hash, doneOn);
  await mustBeService(tx, by, words);
  const input = PrepareInput.parse({ jurisdiction, project, title: words, ceiling: amount });
  const key = await prepare(tx, by, input, "part");
  const done = doneOn === undefined ? "服务还没有做" : `服务已于 ${doneOn} 做完`;
  const why = reason ? `。分次购买的原因：${reason}` : "";
  const quote = { ...key, provider, price: amount, says: `小额购买，${done}${why}` };
  const { id: response } = await recordQuote(tx, by, quote);
  const one = await getProcurement(tx, key);
  if (file) await attach(tx, by, subjectOf(one), file);
  await finishDraft(tx, by, subjectOf(one), kept);
  if (deciderOf(one) === "clerk" && one.quotesNeeded <= 1)
    await choose(tx, by, { ...key, response, reason: "" });
  return key;
}

/** A service that is done shows its paper, and a paper pays once. */
async function mustHaveVoucher(
  tx: Tx,
  by: Actor,
  hash: string | undefined,
  doneOn: Day | undefined,
): Promise<void> {
  if (doneOn !== undefined && hash === undefined)
    throw refuseField("file", "服务已经做完，没有附发票或者协议", "请拍一张发票或者协议的照片");
  if (hash !== undefined && (await found.isVoucherUsed(tx, by, hash)))
    throw refuseField("file", "这张凭证在别的购买里已经用过", "请核对后换成这一次的凭证");
}

/** The words of a small purchase are read like those of a project: works do not become a service by being small. */
async function mustBeService(tx: Tx, by: Actor, words: string): Promise<void> {
  const on = dayOfToday();
  const breaches = breachesOfWords(await judgeIn(tx, by.jurisdiction, words, on), on);
  if (breaches.length > 0)
    throw new Refusal("unlawful", breaches.map((one) => one.because).join("；"), breaches);
}

function refuseFuture(doneOn: Day | undefined): void {
  const today = dayOfToday();
  if (doneOn !== undefined && doneOn > today)
    throw refuseField("doneOn", `填的日期 ${doneOn} 还没有到，今天是 ${today}`, "请填做完的日期");
}
