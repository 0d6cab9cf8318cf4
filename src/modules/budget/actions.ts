import type * as z from "zod";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace } from "../../platform/trace.ts";
import { getOrganization } from "../organization/reads.ts";
import * as ledger from "./ledger.ts";
import type { ChangeInput, DecisionInput, NewLineInput } from "./model.ts";
import { getLine } from "./reads.ts";
import { insertDecision, insertLine, type BudgetLine } from "./writes.ts";

/** 批复指标: the line, its decision document and its first posting in one act. */
export async function approveLine(
  tx: Tx,
  by: Actor,
  input: z.output<typeof NewLineInput>,
): Promise<string> {
  const { jurisdiction } = by;
  const owner = await getOrganization(tx, input.organization);
  if (owner.jurisdiction !== jurisdiction)
    throw refuseField("organization", "该单位不属于本财政区划", "请选择本县的乡镇或部门");
  await refuseTakenCode(tx, jurisdiction, input);
  const at = now();
  const {
    organization,
    year,
    code,
    title,
    functionalClass,
    economicClass = null,
    ledger: account,
    source,
  } = input;
  const line: BudgetLine = {
    jurisdiction,
    id: newId(at),
    organization,
    readers: [],
    year,
    code,
    title,
    functionalClass,
    economicClass,
    ledger: account,
    source,
    createdAt: at,
  };
  await insertLine(tx, line);
  await changed(tx, by, line, { kind: "approve", amount: input.amount, decision: input.decision });
  return line.id;
}

async function refuseTakenCode(
  tx: Tx,
  jurisdiction: string,
  { year, code }: { year: number; code: string },
): Promise<void> {
  const taken = await tx
    .selectFrom("budgetLine")
    .select("id")
    .where("jurisdiction", "=", jurisdiction)
    .where("year", "=", year)
    .where("code", "=", code)
    .executeTakeFirst();
  if (taken)
    throw refuseField(
      "code",
      `${year} 年已有编号为 ${code} 的指标`,
      "请换一个编号，或在原指标上追加",
    );
}

/** 追加或核减, each with its document; a cut never goes below what is planned. */
export async function changeLine(
  tx: Tx,
  by: Actor,
  input: z.output<typeof ChangeInput>,
): Promise<void> {
  const line = await getLine(tx, input.jurisdiction, input.id);
  await changed(tx, by, line, {
    kind: input.change,
    amount: input.amount,
    decision: input.decision,
  });
}

type Change = {
  kind: "approve" | "adjust" | "cut";
  amount: z.output<typeof NewLineInput>["amount"];
  decision: z.output<typeof DecisionInput>;
};

async function changed(
  tx: Tx,
  by: Actor,
  line: BudgetLine,
  { kind, amount, decision }: Change,
): Promise<void> {
  const { jurisdiction, organization, id } = line;
  if (amount <= 0n) throw refuseField("amount", "金额须大于零", "请填写批准文件上的金额");
  if (decision.decidedOn > today())
    throw new Refusal("invalid", "批准日期在今天之后，请按文件上的日期填写");
  const document = {
    jurisdiction,
    id: newId(now()),
    organization,
    readers: [],
    ...decision,
    post: by.post,
    recordedAt: now(),
  };
  await insertDecision(tx, document);
  const because = { by, jurisdiction, subject: { kind: "budgetLine", id }, on: decision.decidedOn };
  const posting = await ledger.moveLine(tx, because, {
    line: id,
    kind,
    amount,
    decision: document.id,
    organization,
  });
  const subject = { kind: "budgetLine", id, jurisdiction, organization, readers: line.readers };
  await trace(tx, {
    by,
    verb: `budget.${kind}`,
    subject,
    on: decision.decidedOn,
    detail: { amount, posting },
  });
}
