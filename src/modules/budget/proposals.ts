import type { Money } from "../../base/money.ts";
import { fen } from "../../base/money.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Owned } from "../../base/shape.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import type { Db, Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { nextNumber } from "../../platform/number.ts";
import { trace } from "../../platform/trace.ts";
import * as ledger from "./ledger.ts";
import type { Decision } from "./decision.ts";
import type { ProposalInput } from "./model.ts";
import { getLine, lastLinePostings } from "./reads.ts";
import type * as z from "zod";
import { insertLines } from "./writes.ts";

/** 申报指标: asked for before the budget. The ledger knows it only once it is approved. */
export type LineProposal = Owned & {
  line: string;
  amount: Money;
  post: string;
  recordedAt: Date;
};

declare module "../../platform/db.ts" {
  interface Tables {
    lineProposal: LineProposal;
  }
}

/** What is asked for on lines that no budget has approved yet; an approved line has money of its own. */
export async function proposedOn(
  db: Db,
  jurisdiction: string,
  lines: readonly string[],
): Promise<Map<string, Money>> {
  if (lines.length === 0) return new Map();
  const rows = await db
    .selectFrom("lineProposal")
    .select(["line", "amount"])
    .where("jurisdiction", "=", jurisdiction)
    .where("line", "in", [...new Set(lines)])
    .execute();
  const decided = await lastLinePostings(
    db,
    jurisdiction,
    rows.map((one) => one.line),
  );
  return new Map(
    rows.filter((one) => !decided.has(one.line)).map((one) => [one.line, fen(one.amount)]),
  );
}

/** 申报指标 of a purchaser for a year, in the order in which they were asked for. */
export async function listProposals(
  db: Db,
  {
    jurisdiction,
    organization,
    year,
  }: { jurisdiction: string; organization: string; year: number },
) {
  return db
    .selectFrom("lineProposal")
    .innerJoin("budgetLine", (on) =>
      on
        .onRef("budgetLine.jurisdiction", "=", "lineProposal.jurisdiction")
        .onRef("budgetLine.id", "=", "lineProposal.line"),
    )
    .select([
      "budgetLine.id",
      "budgetLine.code",
      "budgetLine.title",
      "budgetLine.functionalClass",
      "budgetLine.ledger",
      "budgetLine.source",
      "lineProposal.amount",
    ])
    .where("lineProposal.jurisdiction", "=", jurisdiction)
    .where("lineProposal.organization", "=", organization)
    .where("budgetLine.year", "=", year)
    .orderBy("lineProposal.id")
    .execute();
}

/** 申报: a line without money, and beside it what is asked for. */
export async function propose(
  tx: Tx,
  by: Actor,
  { year, amount, ...asked }: z.output<typeof ProposalInput> & { year: number },
): Promise<string> {
  refuseNought(amount);
  const { jurisdiction, organization, post } = by;
  const at = now();
  const number = await nextNumber(tx, jurisdiction, "proposal", year);
  const own = { jurisdiction, organization, readers: [] };
  const line = newId(at);
  const code = `申报${number}`;
  const none = { economicClass: null, dutyGrant: null, continues: null, lentTo: [] };
  await insertLines(tx, [{ ...own, ...asked, ...none, id: line, year, code, createdAt: at }]);
  await tx
    .insertInto("lineProposal")
    .values({ ...own, id: newId(at), line, amount, post, recordedAt: at })
    .execute();
  return line;
}

/** 改申报数, as long as no budget has decided on the line. */
export async function changeProposal(
  tx: Tx,
  by: Actor,
  { line, amount }: { line: string; amount: Money },
): Promise<void> {
  refuseNought(amount);
  const { code, organization } = await getLine(tx, by.jurisdiction, line);
  if (organization !== by.organization)
    throw new Refusal("forbidden", "只有申报的单位自己可以改申报数");
  const open = await proposedOn(tx, by.jurisdiction, [line]);
  if (!open.has(line))
    throw new Refusal(
      "conflict",
      `指标 ${code} 已经批复，申报数不能再改。确需增减的，请县财政局追加或者核减`,
    );
  await tx
    .updateTable("lineProposal")
    .set({ amount, post: by.post, recordedAt: now() })
    .where("jurisdiction", "=", by.jurisdiction)
    .where("line", "=", line)
    .execute();
}

function refuseNought(amount: Money): void {
  if (amount <= 0n) throw refuseField("amount", "申报数须大于零", "请填写要申报的金额");
}

type Approving = { lines: readonly string[]; decision: Decision; paper: string };

/** 批复: each line that was asked for gets its money, all by one paper that was entered before. */
export async function approveProposed(
  tx: Tx,
  by: Actor,
  { jurisdiction, organization }: Pick<LineProposal, "jurisdiction" | "organization">,
  { lines, decision, paper }: Approving,
): Promise<void> {
  const asked = [...(await proposedOn(tx, jurisdiction, lines))];
  if (asked.length === 0) return;
  const on = decision.decidedOn;
  const moves = asked.map(([line, amount]) => ({
    line,
    amount,
    decision: paper,
    kind: "approve" as const,
    subject: { kind: "budgetLine", id: line },
  }));
  const postings = await ledger.moveLines(tx, { by, jurisdiction, on }, moves);
  for (const [place, [line, amount]] of asked.entries()) {
    const subject = { kind: "budgetLine", id: line, jurisdiction, organization, readers: [] };
    const detail = { amount, posting: postings[place] };
    await trace(tx, { by, verb: "budget.approve", subject, on, detail });
  }
}
