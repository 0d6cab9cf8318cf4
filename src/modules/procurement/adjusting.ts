import { fen, inYuan, minus, plus } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Bar } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import { today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { trace } from "../../platform/trace.ts";
import type { ShareChanged } from "../project/sharing.ts";
import { changePackage } from "./joiningRows.ts";
import type { Procurement } from "./model.ts";
import { doubtsAbout, firstTask, termsOf } from "./prepare.ts";
import { getPackage, listPackageShares } from "./reads.ts";
import { otherMethodIsApproved, smeIsReserved } from "./rules.ts";
import { refuseBroken, subjectOf } from "./subject.ts";

/** 采购随份额调整: what is prepared and not yet announced follows who joins or leaves. */

type Change = { kind: "join" | "leave"; township: string };

const barsOfAmount: readonly Bar<
  Parameters<typeof otherMethodIsApproved.broken>[0] & Parameters<typeof smeIsReserved.broken>[0]
>[] = [otherMethodIsApproved, smeIsReserved];

const isPrepared = ({ status }: Procurement): boolean =>
  status === "prepared" || status === "intentionPublished";

/** The purchase in which the share stands or will stand; of several nobody can say which. */
async function concerned(
  tx: Tx,
  running: readonly Procurement[],
  { kind }: Change,
  share: string,
): Promise<Procurement | undefined> {
  const found: Procurement[] = [];
  for (const one of running.filter(isPrepared)) {
    const { id } = await getPackage(tx, one);
    const holds = (await listPackageShares(tx, one.jurisdiction, id)).includes(share);
    if (kind === "join" || holds) found.push(one);
  }
  if (found.length > 1)
    throw new Refusal(
      "conflict",
      `本项目有 ${found.length} 项已立的采购（${found.map((one) => `“${one.title}”`).join("、")}），不能判断份额归哪一项。请先终止其中的采购，再办理变更`,
    );
  return found[0];
}

function budgetAfter(one: Procurement, { kind }: Change, { amount }: ShareChanged) {
  const budget = kind === "join" ? plus(one.budget, amount) : minus(one.budget, amount);
  if (budget > 0n) return budget;
  throw new Refusal(
    "conflict",
    `采购“${one.title}”的预算 ${inYuan(one.budget)} 元，退出的份额 ${inYuan(amount)} 元，退出后没有可采购的金额。请先终止这次采购，再办理变更`,
  );
}

/** Budget and ceiling move, and with them the quotes, the approver and the limits that go by the amount. */
export async function follow(
  tx: Tx,
  by: Actor,
  change: Change & { running: readonly Procurement[] },
  changed: ShareChanged,
): Promise<void> {
  const { project, share } = changed;
  const one = await concerned(tx, change.running, change, share);
  if (!one) return;
  if (project.track !== one.track)
    throw new Refusal(
      "conflict",
      `变更后的金额改变了采购轨道，“${one.title}”不能照原来的轨道办。请先终止这次采购，再办理变更`,
    );
  const on = today();
  const budget = budgetAfter(one, change, changed);
  const ceiling = fen((one.ceiling * budget) / one.budget);
  const terms = await termsOf(tx, project, budget, on);
  const { tenderFrom, quotesNeeded, quotesDocument, quotesConfirmed, approvedBy } = terms;
  const amounts = { budget, ceiling, tenderFrom, quotesNeeded, quotesDocument };
  const after = { ...one, ...amounts, quotesConfirmed, approvedBy };
  const { tenderConfirmed } = terms;
  refuseBroken(barsOfAmount, { ...after, planned: budget, tenderConfirmed }, on);
  const others = one.readers.filter((reader) => reader !== change.township);
  const readers = change.kind === "join" ? [...others, change.township] : others;
  const moved = { share, kind: change.kind, readers };
  await changePackage(tx, one, moved, { ...amounts, quotesConfirmed, approvedBy });
  const task = await firstTask(tx, after);
  await trace(tx, {
    by,
    verb: "procurement.adjust",
    subject: subjectOf({ ...after, readers }),
    on,
    detail: { before: one.budget, budget, ceiling },
    flags: await doubtsAbout(tx, after, terms, on),
    ...(one.status === "prepared" ? { done: [task.kind], tasks: [task] } : {}),
  });
}
