import type * as z from "zod";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db.ts";
import { trace } from "../../platform/trace.ts";
import { getOrganization } from "../organization/reads.ts";
import { enterDecision, type Decision } from "./decision.ts";
import * as ledger from "./ledger.ts";
import { enterLines, faultOf, knownOf, subjectOfLine } from "./lines.ts";
import type { ChangeInput, NewLineInput } from "./model.ts";
import { proposedOn } from "./proposals.ts";
import { getLine } from "./reads.ts";
import type { BudgetLine } from "./writes.ts";

/** 批复指标: the line, its decision document and its first posting in one act. */
export async function approveLine(
  tx: Tx,
  by: Actor,
  { decision, ...content }: z.output<typeof NewLineInput>,
): Promise<string> {
  const owner = await getOrganization(tx, content.organization);
  if (owner.jurisdiction !== by.jurisdiction)
    throw refuseField("organization", "该单位不属于本财政区划", "请选择本县的乡镇或部门");
  const fault = faultOf(content, await knownOf(tx, by.jurisdiction, content.year));
  if (fault) throw refuseField(fault.field, fault.because, fault.fix);
  const paper = await enterDecision(tx, by, decision, content);
  const [made] = await enterLines(tx, by, [content], { paper, on: decision.decidedOn });
  return made!.line.id;
}

type Changing = Pick<z.output<typeof ChangeInput>, "change" | "amount" | "reason"> & {
  decision: Decision;
};

/** 追加或核减, each with its document and reason; a cut never goes below what is planned. */
export async function changeLine(
  tx: Tx,
  by: Actor,
  { jurisdiction, id, ...changing }: z.output<typeof ChangeInput>,
): Promise<void> {
  const line = await getLine(tx, jurisdiction, id);
  if (line.dutyGrant)
    throw new Refusal(
      "conflict",
      "这条指标是费随事转资金拆分来的，增减要和资金的拆分一致。请在该项资金的页面上拆分或者收回",
    );
  if ((await proposedOn(tx, jurisdiction, [id])).has(id))
    throw new Refusal(
      "conflict",
      `指标 ${line.code} 是申报的，还没有批复，不能追加或者核减。请在年度购买计划里改申报数，或者随计划批复`,
    );
  await change(tx, by, line, changing);
}

async function change(
  tx: Tx,
  by: Actor,
  line: BudgetLine,
  { change: kind, amount, decision, reason }: Changing,
): Promise<void> {
  const { jurisdiction, id } = line;
  if (amount <= 0n) throw refuseField("amount", "金额须大于零", "请填写批准文件上的金额");
  const paper = await enterDecision(tx, by, decision, line);
  const move = { line: id, kind, amount, decision: paper, subject: { kind: "budgetLine", id } };
  const on = decision.decidedOn;
  const [posting] = await ledger.moveLines(tx, { by, jurisdiction, on }, [move]);
  await trace(tx, {
    by,
    verb: `budget.${kind}`,
    subject: subjectOfLine(line),
    on,
    detail: { amount, posting, reason },
  });
}
