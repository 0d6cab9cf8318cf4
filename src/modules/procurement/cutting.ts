import type * as z from "zod";
import { inYuan, sum } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db.ts";
import { changeLine } from "../budget/actions.ts";
import { hold } from "../budget/ledger.ts";
import { balancesOf, getLine, listAllotments } from "../budget/reads.ts";
import { getProject } from "../project/reads.ts";
import type { CutInput } from "../project/views.ts";
import { leaveUnlessBuying } from "./leaving.ts";

type Cut = z.output<typeof CutInput>;
type Key = { jurisdiction: string; id: string };

/** 先把所列项目移出计划，再核减: one act with one document. With one project that cannot leave, nothing of it is done. */
export async function cutWithUnplan(
  tx: Tx,
  by: Actor,
  { projects, reason, amount, decision, jurisdiction, id }: Cut,
): Promise<void> {
  const line = await getLine(tx, jurisdiction, id);
  const named = [...new Set(projects)].sort();
  const allotments = [];
  for (const project of named)
    allotments.push(...(await allotmentsOf(tx, { jurisdiction, id: project }, line.id)));
  // Held together and in order: two such acts that name the same projects wait, they do not block each other.
  await hold(tx, jurisdiction, {
    lines: [line.id, ...allotments.map((one) => one.line)],
    allotments: allotments.map((one) => one.id),
  });
  for (const project of named) {
    await refuseContracted(tx, { jurisdiction, id: project });
    await leaveUnlessBuying(tx, by, { jurisdiction, id: project }, { reason, decision });
  }
  await changeLine(tx, by, { jurisdiction, id, change: "cut", amount, reason, decision });
}

async function allotmentsOf(tx: Tx, { jurisdiction, id }: Key, line: string) {
  const allotments = await listAllotments(tx, jurisdiction, id);
  if (allotments.some((one) => one.line === line)) return allotments;
  const { title } = await getProject(tx, jurisdiction, id);
  throw new Refusal("conflict", `项目“${title}”没有用这条指标，移出计划也腾不出它的余额`);
}

/** What is under contract cannot leave; the refusal names the project and what of its plan is still free. */
async function refuseContracted(tx: Tx, { jurisdiction, id }: Key): Promise<void> {
  const allotments = await listAllotments(tx, jurisdiction, id);
  const ids = allotments.map((one) => one.id);
  const balances = [...(await balancesOf(tx, jurisdiction, ids)).values()];
  const [planned, committed] = [
    sum(balances.map((one) => one.planned)),
    sum(balances.map((one) => one.committed)),
  ];
  if (committed === 0n) return;
  const { title } = await getProject(tx, jurisdiction, id);
  throw new Refusal(
    "conflict",
    `项目“${title}”列入计划 ${inYuan(planned)} 元，已签合同 ${inYuan(committed)} 元，不能移出计划。请不选它，或者先依法终止合同`,
  );
}
